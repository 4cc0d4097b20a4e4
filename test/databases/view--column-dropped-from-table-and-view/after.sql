CREATE TABLE deals (id int PRIMARY KEY, title text NOT NULL, cents int NOT NULL);
INSERT INTO deals VALUES (1, 'a', 10), (2, 'b', 20);
CREATE VIEW v AS SELECT * FROM deals; CREATE VIEW w AS SELECT v.*, 1 AS more FROM v;
