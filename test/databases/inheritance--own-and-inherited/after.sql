CREATE TABLE stamped (created_at timestamp, e integer);
CREATE TABLE item (a1 integer) INHERITS (stamped);
CREATE INDEX item_e ON item (e);
COMMENT ON COLUMN item.e IS 'its own';

CREATE TABLE place (id integer, name text, code text COLLATE "C", twice integer GENERATED ALWAYS AS (id * 2) STORED);
CREATE TABLE city (id integer, code text COLLATE "C") INHERITS (place);
CREATE TABLE town (code text COLLATE "C", people integer) INHERITS (place);
CREATE TABLE village () INHERITS (town);

CREATE TABLE priced (price integer, CONSTRAINT positive CHECK (price > 0), CONSTRAINT odd CHECK (price % 2 = 1));
CREATE TABLE ware () INHERITS (priced);
CREATE TABLE service (hours integer, CONSTRAINT positive CHECK (price > 0)) INHERITS (priced);
CREATE TABLE repair () INHERITS (service);
