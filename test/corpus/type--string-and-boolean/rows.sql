INSERT INTO "T" VALUES (1, 'true'), (2, 'f'), (3, 'yes');
