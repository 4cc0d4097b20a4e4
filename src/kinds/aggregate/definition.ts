import { type Sql, sql } from '../../sql/sql.ts';

/**
 * Of `p` (pg_proc): the statement that makes the aggregate, which PostgreSQL itself does not print. Functions that
 * keep their state may be changed by nobody; those of ordered sets may (`r` and `w`, the defaults).
 */
export const aggregateDefinition: Sql = sql`(
        SELECT format('CREATE OR REPLACE AGGREGATE %I.%I(%s) (%s)', n.name, p.proname,
          coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*'), concat_ws(', ',
          'SFUNC = ' || a.aggtransfn::regproc,
          'STYPE = ' || format_type(a.aggtranstype, NULL),
          'SSPACE = ' || nullif(a.aggtransspace, 0),
          'FINALFUNC = ' || nullif(a.aggfinalfn, 0)::regproc,
          CASE WHEN a.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
          'FINALFUNC_MODIFY = ' || CASE WHEN a.aggfinalfn <> 0 THEN modify.words ->> a.aggfinalmodify::text END,
          'COMBINEFUNC = ' || nullif(a.aggcombinefn, 0)::regproc,
          'SERIALFUNC = ' || nullif(a.aggserialfn, 0)::regproc,
          'DESERIALFUNC = ' || nullif(a.aggdeserialfn, 0)::regproc,
          'INITCOND = ' || quote_literal(a.agginitval),
          'MSFUNC = ' || nullif(a.aggmtransfn, 0)::regproc,
          'MINVFUNC = ' || nullif(a.aggminvtransfn, 0)::regproc,
          'MSTYPE = ' || format_type(nullif(a.aggmtranstype, 0), NULL),
          'MSSPACE = ' || nullif(a.aggmtransspace, 0),
          'MFINALFUNC = ' || nullif(a.aggmfinalfn, 0)::regproc,
          CASE WHEN a.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
          'MFINALFUNC_MODIFY = ' || CASE WHEN a.aggmfinalfn <> 0 THEN modify.words ->> a.aggmfinalmodify::text END,
          'MINITCOND = ' || quote_literal(a.aggminitval),
          (SELECT format('SORTOP = OPERATOR(%I.%s)', s.nspname, o.oprname) FROM pg_operator o
           JOIN pg_namespace s ON s.oid = o.oprnamespace WHERE o.oid = a.aggsortop),
          CASE p.proparallel WHEN 's' THEN 'PARALLEL = SAFE' WHEN 'r' THEN 'PARALLEL = RESTRICTED' END,
          CASE a.aggkind WHEN 'h' THEN 'HYPOTHETICAL' END))
        FROM pg_aggregate a
        CROSS JOIN (VALUES ('{"r": "READ_ONLY", "s": "SHAREABLE", "w": "READ_WRITE"}'::json)) AS modify (words)
        WHERE a.aggfnoid = p.oid)`;
