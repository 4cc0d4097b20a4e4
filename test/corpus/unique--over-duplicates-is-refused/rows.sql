INSERT INTO "T" VALUES (1, 'x'), (2, 'x');
