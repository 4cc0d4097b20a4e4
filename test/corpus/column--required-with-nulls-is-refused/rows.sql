INSERT INTO "Deal" VALUES (1, 'a'), (2, NULL);
