CREATE DOMAIN tone AS varchar(8) CHECK (VALUE IN ('low', 'it''s ARRAY[''x''::character varying]::text[]'));

CREATE TABLE deals (
  id int PRIMARY KEY,
  city varchar(20) CHECK (city IN ('Köln', 'Rom')),
  size int,
  tone tone,
  CONSTRAINT same CHECK ((city)::text = ANY (ARRAY[('Köln'::character varying)::text, 'Rom'::text])),
  CONSTRAINT other CHECK (city NOT IN ('a', 'b')),
  EXCLUDE (size WITH =) WHERE (city IN ('Bonn', 'Rom'))
);
CREATE INDEX deals_first ON deals (id) WHERE city IN ('a', 'b');
CREATE UNIQUE INDEX deals_second ON deals ((city IN ('a', 'b'))) WHERE city IN ('c', 'd');

CREATE TABLE cities (name varchar CONSTRAINT known CHECK (name IN ('Köln', 'Rom')));
