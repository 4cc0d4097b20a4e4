CREATE TYPE person AS (id integer, name text);
CREATE TABLE people OF person (PRIMARY KEY (id), name WITH OPTIONS DEFAULT 'nobody' NOT NULL);
CREATE TABLE guests (id integer, name text); CREATE TABLE loose OF person;
INSERT INTO people VALUES (1, 'a'), (2, 'b');
