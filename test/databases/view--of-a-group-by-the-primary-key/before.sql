CREATE TABLE deals (id int, title text NOT NULL, cents int NOT NULL, owner text, PRIMARY KEY (id));
INSERT INTO deals VALUES (1, 'a', 10, 'x'), (2, 'b', 20, NULL);
CREATE VIEW v AS SELECT id, title, cents, count(*) AS n FROM deals GROUP BY id, title;
