CREATE TABLE deals (id int PRIMARY KEY, title text NOT NULL, cents int NOT NULL, owner text);
INSERT INTO deals VALUES (1, 'a', 10, 'x'), (2, 'b', 20, NULL);
CREATE VIEW v AS SELECT cents FROM deals; ALTER VIEW v OWNER TO schemac_keeper; GRANT SELECT ON v TO schemac_app; CREATE MATERIALIZED VIEW m AS SELECT cents FROM deals; ALTER MATERIALIZED VIEW m OWNER TO schemac_keeper;
