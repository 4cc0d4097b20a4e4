CREATE TABLE deals (id int PRIMARY KEY, title text NOT NULL, cents int NOT NULL, owner text);
INSERT INTO deals VALUES (1, 'a', 10, 'x'), (2, 'b', 20, NULL);
CREATE VIEW v AS SELECT id, title FROM deals; CREATE VIEW w AS SELECT id FROM v; COMMENT ON COLUMN v.title IS 'kept'; GRANT SELECT ON v TO schemac_app;
