CREATE FUNCTION f(other int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT other';
CREATE TABLE deals (id int PRIMARY KEY, title text, n int DEFAULT f(1), g int GENERATED ALWAYS AS (f(id)) STORED); INSERT INTO deals (id, title, n) VALUES (1, 'a', 5), (2, 'b', 6);
CREATE INDEX deals_f ON deals (f(id)); CREATE VIEW v AS SELECT f(id) AS x FROM deals; CREATE POLICY p ON deals USING (f(id) > 0);
CREATE TRIGGER t BEFORE UPDATE ON deals FOR EACH ROW WHEN (f(NEW.id) > 0) EXECUTE FUNCTION suppress_redundant_updates_trigger();
COMMENT ON FUNCTION f IS 'kept'; GRANT EXECUTE ON FUNCTION f TO schemac_app;
