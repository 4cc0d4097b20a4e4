CREATE TABLE t (a integer PRIMARY KEY, b integer UNIQUE, c integer, EXCLUDE USING hash (c WITH =));
COMMENT ON INDEX t_pkey IS 'another';
COMMENT ON CONSTRAINT t_b_key ON t IS 'constraint';
COMMENT ON INDEX t_c_excl IS 'index';
CREATE TABLE u (a bigint CONSTRAINT u_no PRIMARY KEY);
COMMENT ON INDEX u_no IS 'stays';
