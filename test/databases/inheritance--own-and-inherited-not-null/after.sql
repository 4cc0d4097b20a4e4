CREATE TABLE place (id integer NOT NULL, name text NOT NULL, note text);
CREATE TABLE city (name text NOT NULL) INHERITS (place);
ALTER TABLE city ALTER COLUMN id SET NOT NULL;
CREATE TABLE town (name text) INHERITS (place);
CREATE TABLE village () INHERITS (place);
ALTER TABLE village ALTER COLUMN note SET NOT NULL;
ALTER TABLE village ADD PRIMARY KEY (id);

-- What only the child required, the parent requires.
CREATE TABLE lake (depth integer NOT NULL, area integer NOT NULL);
CREATE TABLE pond () INHERITS (lake);
ALTER TABLE pond ADD PRIMARY KEY (area);
