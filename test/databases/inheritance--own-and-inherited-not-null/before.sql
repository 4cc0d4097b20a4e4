CREATE TABLE place (id integer NOT NULL, name text NOT NULL, note text);
CREATE TABLE city () INHERITS (place);
CREATE TABLE town (name text NOT NULL) INHERITS (place);
CREATE TABLE village (PRIMARY KEY (id)) INHERITS (place);
ALTER TABLE village ALTER COLUMN note SET NOT NULL;
INSERT INTO city VALUES (1, 'Bern');
INSERT INTO town VALUES (2, 'Thun');
INSERT INTO village VALUES (3, 'Wengen', 'no cars');

-- What only the child required, the parent requires.
CREATE TABLE lake (depth integer, area integer);
CREATE TABLE pond (PRIMARY KEY (area)) INHERITS (lake);
ALTER TABLE pond ALTER COLUMN depth SET NOT NULL;
INSERT INTO pond VALUES (1, 2);
