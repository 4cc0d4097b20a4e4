CREATE TABLE deals (id int PRIMARY KEY, title text NOT NULL, cents int NOT NULL, owner text);
INSERT INTO deals VALUES (1, 'a', 10, 'x'), (2, 'b', 20, NULL);
CREATE RULE quiet AS ON DELETE TO deals DO INSTEAD NOTHING; CREATE RULE "Old One" AS ON UPDATE TO deals DO ALSO NOTHING; COMMENT ON RULE quiet ON deals IS 'kept';
