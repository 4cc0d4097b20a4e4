CREATE TABLE deals (id int PRIMARY KEY, title text NOT NULL, cents int NOT NULL, owner text);
INSERT INTO deals VALUES (1, 'a', 10, 'x'), (2, 'b', 20, NULL);
CREATE POLICY a ON deals FOR SELECT TO schemac_app USING (owner = current_user); CREATE POLICY b ON deals USING (cents > 0) WITH CHECK (cents > 1); CREATE POLICY c ON deals FOR INSERT WITH CHECK (true); CREATE POLICY old ON deals FOR DELETE USING (id > 0); COMMENT ON POLICY a ON deals IS 'kept'; ALTER TABLE deals ENABLE ROW LEVEL SECURITY;
