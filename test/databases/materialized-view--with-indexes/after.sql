CREATE TABLE deals (id int PRIMARY KEY, title text NOT NULL, cents int NOT NULL, owner text);
INSERT INTO deals VALUES (1, 'a', 10, 'x'), (2, 'b', 20, NULL);
CREATE MATERIALIZED VIEW sums AS SELECT owner, title, sum(cents) AS total FROM deals GROUP BY owner, title;
CREATE UNIQUE INDEX sums_key ON sums (owner, lower(title)) WHERE total > 0; CREATE INDEX sums_total ON sums (total DESC);
COMMENT ON MATERIALIZED VIEW sums IS 'b'; COMMENT ON COLUMN sums.total IS 'in cents'; COMMENT ON INDEX sums_key IS 'c'; GRANT SELECT ON sums TO schemac_app;
CREATE MATERIALIZED VIEW copy WITH (fillfactor = 70, autovacuum_enabled = false) AS SELECT owner FROM sums;
