CREATE TABLE deals (id int PRIMARY KEY, title text NOT NULL, cents int NOT NULL, owner text);
INSERT INTO deals VALUES (1, 'a', 10, 'x'), (2, 'b', 20, NULL);
CREATE MATERIALIZED VIEW sums AS SELECT owner, sum(cents) AS total FROM deals GROUP BY owner;
CREATE INDEX sums_total ON sums (total); COMMENT ON MATERIALIZED VIEW sums IS 'a';
