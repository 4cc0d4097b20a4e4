CREATE TYPE person AS (id bigint, name text, age integer);
CREATE TABLE people OF person (PRIMARY KEY (id), name WITH OPTIONS DEFAULT 'nobody' NOT NULL);
CREATE TABLE guests OF person; CREATE TABLE loose (id integer, name text); CREATE TABLE fresh OF person;
INSERT INTO people VALUES (1, 'a'), (2, 'b');
