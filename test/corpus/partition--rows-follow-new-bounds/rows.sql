INSERT INTO "Log" (day, text) VALUES (1, 'a'), (4, 'a'), (4, NULL), (6, 'a'), (7, 'b'), (25, 'c'), (100, 'd')
