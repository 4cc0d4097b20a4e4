CREATE FUNCTION add(int, int) RETURNS int LANGUAGE sql AS 'SELECT $1 + $2'; CREATE AGGREGATE total(int) (SFUNC = add, STYPE = int, INITCOND = '0'); COMMENT ON AGGREGATE total(int) IS 'sum';
