CREATE TABLE deals (id int PRIMARY KEY, title varchar(40) NOT NULL, cents int NOT NULL, owner text);
INSERT INTO deals VALUES (1, 'a', 10, 'x'), (2, 'b', 20, NULL);
CREATE MATERIALIZED VIEW m AS SELECT id, title FROM deals; CREATE UNIQUE INDEX m_id ON m (id); CREATE VIEW v AS SELECT title FROM m;
