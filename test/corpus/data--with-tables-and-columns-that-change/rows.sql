INSERT INTO "Account" VALUES (1, 'free'), (2, 'large');
INSERT INTO "Role" VALUES ('made by the application');
