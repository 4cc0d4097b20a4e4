CREATE TABLE deals (id int PRIMARY KEY, title text NOT NULL, cents int NOT NULL, owner text);
INSERT INTO deals VALUES (1, 'a', 10, 'x'), (2, 'b', 20, NULL);
CREATE RULE quiet AS ON DELETE TO deals WHERE OLD.cents > 5 DO INSTEAD UPDATE deals SET cents = 0 WHERE id = OLD.id; CREATE RULE "New One" AS ON UPDATE TO deals DO ALSO NOTHING; ALTER TABLE deals DISABLE RULE quiet; COMMENT ON RULE quiet ON deals IS 'kept';
CREATE VIEW v AS SELECT id FROM deals; CREATE RULE put AS ON INSERT TO v DO INSTEAD INSERT INTO deals (id, title, cents) VALUES (NEW.id, 't', 1);
