CREATE TABLE deals (id int PRIMARY KEY, title text NOT NULL, cents int NOT NULL, owner text);
INSERT INTO deals VALUES (1, 'a', 10, 'x'), (2, 'b', 20, NULL);
CREATE SEQUENCE s; CREATE TYPE mood AS ENUM ('a'); CREATE SCHEMA extra; CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
GRANT SELECT, INSERT ON deals TO schemac_app; GRANT UPDATE (title) ON deals TO schemac_reader; GRANT SELECT ON deals TO PUBLIC;
