-- A column that moves to the parent.
CREATE TABLE stamped (created_at timestamp);
CREATE TABLE item (a1 integer, e integer) INHERITS (stamped);
CREATE INDEX item_e ON item (e);
COMMENT ON COLUMN item.e IS 'its own';
INSERT INTO item VALUES ('2020-01-01', 1, 10), (NULL, 2, NULL);

-- Columns that become the child's own as well, and such as cease to be.
CREATE TABLE place (id integer, name text, code text COLLATE "C", twice integer GENERATED ALWAYS AS (id * 2) STORED);
CREATE TABLE city () INHERITS (place);
CREATE TABLE town (name text, code text COLLATE "C", people integer) INHERITS (place);
CREATE TABLE village () INHERITS (town);
INSERT INTO city (id, name) VALUES (1, 'Bern');
INSERT INTO town (id, name, code) VALUES (2, 'Thun', 'T');
INSERT INTO village (id, name, people) VALUES (3, 'Wengen', 1300);

-- Checks: both to inherited alone, and the other way; and one that moves to the parent.
CREATE TABLE priced (price integer, CONSTRAINT positive CHECK (price > 0));
CREATE TABLE ware (CONSTRAINT positive CHECK (price > 0)) INHERITS (priced);
CREATE TABLE service (hours integer, CONSTRAINT odd CHECK (price % 2 = 1)) INHERITS (priced);
CREATE TABLE repair (CONSTRAINT positive CHECK (price > 0)) INHERITS (service);
INSERT INTO ware VALUES (1);
INSERT INTO service VALUES (3, 1);
INSERT INTO repair VALUES (5, 1);
