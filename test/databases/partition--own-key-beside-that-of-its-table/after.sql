CREATE TABLE a (id int);
CREATE TABLE t (x text NOT NULL, y int NOT NULL, UNIQUE (x, y)) PARTITION BY LIST (x);
CREATE TABLE p PARTITION OF t (PRIMARY KEY (x, y)) FOR VALUES IN ('a');
CREATE INDEX t_y ON t (y);
CREATE INDEX p_y ON p (y);
CREATE INDEX t_expressions ON t (lower(x), (y + 1), (y + 2), upper(x)) INCLUDE (y);
