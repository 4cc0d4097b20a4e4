INSERT INTO "T" VALUES (1, '{1,2}'), (2, '{3,many}');
