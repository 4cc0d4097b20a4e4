CREATE TABLE deals (id int PRIMARY KEY, title text NOT NULL, cents int NOT NULL, owner text);
INSERT INTO deals VALUES (1, 'a', 10, 'x'), (2, 'b', 20, NULL);
CREATE VIEW v WITH (security_invoker = true, check_option = cascaded) AS SELECT id FROM deals;
