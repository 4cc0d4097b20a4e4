CREATE TABLE t (a integer PRIMARY KEY, b integer UNIQUE, c integer, EXCLUDE USING hash (c WITH =));
COMMENT ON INDEX t_pkey IS 'index';
COMMENT ON CONSTRAINT t_pkey ON t IS 'constraint';
COMMENT ON INDEX t_b_key IS 'index';
CREATE TABLE u (a integer CONSTRAINT u_key PRIMARY KEY);
COMMENT ON INDEX u_key IS 'stays';
