CREATE TABLE deal (id integer, note text, memo text, price integer DEFAULT 1) PARTITION BY RANGE (id);
ALTER TABLE deal ALTER COLUMN memo SET STORAGE external, ALTER COLUMN memo SET STATISTICS 50;
CREATE TABLE deal_1 PARTITION OF deal FOR VALUES FROM (0) TO (10);
CREATE TABLE deal_2 PARTITION OF deal FOR VALUES FROM (10) TO (20);
ALTER TABLE deal_2 ALTER COLUMN memo SET STATISTICS 50;
CREATE TABLE place (id integer, note text);
CREATE TABLE city (people integer) INHERITS (place);
INSERT INTO deal VALUES (1, 'a', 'b', 3), (11, 'a', 'b', 3);
INSERT INTO city VALUES (1, 'a', 3);
