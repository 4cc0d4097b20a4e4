CREATE TABLE deals (id int PRIMARY KEY, title text NOT NULL, cents numeric(12,2) NOT NULL, owner text);
INSERT INTO deals VALUES (1, 'a', 10, 'x'), (2, 'b', 20, NULL);
CREATE VIEW v AS SELECT id, cents FROM deals; CREATE VIEW w AS SELECT sum(cents) AS total FROM v; CREATE VIEW apart AS SELECT id, title FROM deals;
COMMENT ON VIEW w IS 'kept'; GRANT SELECT ON w TO schemac_reader WITH GRANT OPTION;
CREATE FUNCTION put() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'; CREATE TRIGGER puts INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION put();
