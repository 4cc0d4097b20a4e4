CREATE TABLE stuff (id int); CREATE VIEW things AS SELECT 1 AS id;
