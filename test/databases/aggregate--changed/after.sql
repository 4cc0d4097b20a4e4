CREATE FUNCTION add(int, int) RETURNS int LANGUAGE sql AS 'SELECT $1 + $2'; CREATE FUNCTION half(int) RETURNS int LANGUAGE sql AS 'SELECT $1 / 2';
CREATE AGGREGATE total(int) (SFUNC = add, STYPE = int, INITCOND = '1', FINALFUNC = half, FINALFUNC_MODIFY = SHAREABLE, PARALLEL = SAFE, COMBINEFUNC = add); COMMENT ON AGGREGATE total(int) IS 'sum'; GRANT EXECUTE ON FUNCTION total(int) TO schemac_app;
CREATE AGGREGATE moving(int) (SFUNC = int4pl, STYPE = int, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = int, SORTOP = >); CREATE AGGREGATE middle(float8 ORDER BY anyelement) (SFUNC = ordered_set_transition, STYPE = internal, FINALFUNC = percentile_disc_final, FINALFUNC_EXTRA);
CREATE AGGREGATE counts(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0');
