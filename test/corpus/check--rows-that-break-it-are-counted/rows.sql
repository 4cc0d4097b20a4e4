INSERT INTO "Deal" VALUES (1, 1), (2, 0), (3, -1), (4, NULL);
