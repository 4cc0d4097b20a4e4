CREATE TABLE deals (id int PRIMARY KEY, title text NOT NULL, cents int NOT NULL, owner text);
INSERT INTO deals VALUES (1, 'a', 10, 'x'), (2, 'b', 20, NULL);
CREATE VIEW old_view AS SELECT id FROM deals; CREATE MATERIALIZED VIEW old_sums AS SELECT sum(cents) AS s FROM deals;
