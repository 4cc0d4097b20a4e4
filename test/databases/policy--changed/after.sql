CREATE TABLE deals (id int PRIMARY KEY, title text NOT NULL, cents int NOT NULL, owner text);
INSERT INTO deals VALUES (1, 'a', 10, 'x'), (2, 'b', 20, NULL);
CREATE POLICY a ON deals FOR SELECT TO schemac_reader, schemac_app USING (owner = session_user); CREATE POLICY b ON deals USING (cents > 0); CREATE POLICY c ON deals AS RESTRICTIVE FOR INSERT WITH CHECK (true); CREATE POLICY new ON deals FOR DELETE USING (id > 0); COMMENT ON POLICY a ON deals IS 'kept'; ALTER TABLE deals FORCE ROW LEVEL SECURITY;
