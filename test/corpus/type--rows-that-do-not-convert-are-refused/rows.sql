INSERT INTO "T" VALUES (1, ' 12', 5), (2, 'x1', 60);
