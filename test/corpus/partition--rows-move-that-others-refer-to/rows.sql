INSERT INTO "Log" VALUES (1, NULL), (7, 7), (25, 1), (100, 25);
INSERT INTO "Note" VALUES (1, 1), (2, 7), (3, 25), (4, 100), (5, NULL);
