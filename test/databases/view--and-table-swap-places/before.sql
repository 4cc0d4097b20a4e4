CREATE TABLE things (id int); CREATE VIEW stuff AS SELECT 1 AS id;
