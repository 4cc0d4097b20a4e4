import type { AnalysisResult } from '../../src/analyze/analyze.ts';
import type { Database } from '../../src/database/database.ts';
import { declaredRows } from './declaredRows.ts';
import { dump } from './dump.ts';
import { isLongForm } from './longForm.ts';

/**
 * What a database holds, as lines of text: `kind identity definition`, sorted. It shares nothing with the
 * introspection that it is a witness for. The order of columns is left out, since ALTER TABLE can only append; so are
 * the names that no statement of a migration gives: those that PostgreSQL 18 makes for NOT NULL, and of what partitions
 * have from their table. Of the rows that `declared` speaks of, it tells the values in the columns that are declared. In the long form, what `pg_dump` says comes to it.
 */
export async function witness(
  database: Database,
  declared: readonly Pick<AnalysisResult, 'schema'>[] = [],
): Promise<readonly string[]> {
  const [kept] = await database.query(`SELECT FROM pg_prepared_statements WHERE name = 'witness'`);
  const prepare = kept ? '' : `PREPARE witness AS ${query};`;
  const results = await database.queryScript(
    `SET search_path = pg_catalog; SET jit = off; ${prepare} EXECUTE witness; RESET search_path; RESET jit`,
  );
  const facts = (results.at(-3) as readonly { fact: string }[]).map(({ fact }) => fact);
  return [...facts, ...(await declaredRows(database, declared)), ...(isLongForm ? await dump(database) : [])];
}

const query = `
WITH spaces AS (
  SELECT oid, nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'
), of_extension AS (
  SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
), relations AS (
  SELECT c.*, format('%I.%I', nspname, relname) AS label
  FROM pg_class c JOIN spaces ON spaces.oid = relnamespace
  WHERE NOT EXISTS (SELECT FROM of_extension WHERE classid = 'pg_class'::regclass AND objid = c.oid)
), facts (kind, label, definition) AS (
  SELECT 'schema', quote_ident(nspname), '' FROM spaces
  UNION ALL
  SELECT 'extension', extname, nspname || ' ' || extversion
  FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname <> 'plpgsql'
  UNION ALL
  SELECT CASE relkind WHEN 'r' THEN 'table' ELSE 'relation ' || relkind::text END, label,
    concat_ws(' ', relpersistence, relreplident,
      (SELECT string_agg(option, ',' ORDER BY option) FROM unnest(reloptions) AS option),
      'toast ' || (SELECT array_to_string(t.reloptions, ',') FROM pg_class t WHERE t.oid = relations.reltoastrelid),
      'method ' || (SELECT amname FROM pg_am a WHERE a.oid = relam AND amname <> 'heap'),
      'in ' || (SELECT spcname FROM pg_tablespace s WHERE s.oid = reltablespace),
      'by ' || pg_get_partkeydef(relations.oid),
      'of type ' || nullif(reloftype, 0)::regtype::text,
      -- The values of a list are a set.
      (SELECT string_agg(value, ', ' ORDER BY value)
       FROM unnest(string_to_array(trim(TRAILING ')' FROM replace(pg_get_expr(relpartbound, relations.oid), 'IN (', 'IN, ')), ', ')) AS value),
      'of ' || (SELECT string_agg(inhparent::regclass::text, ', ' ORDER BY inhseqno) FROM pg_inherits WHERE inhrelid = relations.oid),
      CASE WHEN relrowsecurity THEN 'row security' END, CASE WHEN relforcerowsecurity THEN 'forced' END,
      CASE WHEN NOT relispopulated THEN 'not populated' END,
      CASE WHEN relkind IN ('v', 'm') THEN replace(pg_get_viewdef(relations.oid), '( VALUES', '(VALUES') || ' of ' || pg_get_userbyid(relowner) END)
  FROM relations WHERE relkind NOT IN ('i', 'S')
  UNION ALL
  SELECT 'column', label || '.' || quote_ident(attname), concat_ws(' ',
    format_type(atttypid, atttypmod),
    CASE WHEN attnotnull THEN 'NOT NULL' END,
    CASE attgenerated WHEN '' THEN 'default' ELSE 'generated ' || attgenerated::text END || ' ' || pg_get_expr(adbin, adrelid),
    'identity ' || nullif(attidentity::text, ''),
    'collation ' || nullif(attcollation, typcollation)::regcollation::text,
    'storage ' || nullif(attstorage::text, typstorage::text),
    'compression ' || nullif(attcompression::text, ''),
    'statistics ' || nullif(attstattarget, -1)::text,
    array_to_string(attoptions, ','))
  FROM relations
  JOIN pg_attribute ON attrelid = relations.oid AND attnum > 0 AND NOT attisdropped
  JOIN pg_type ON pg_type.oid = atttypid
  LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
  WHERE relkind NOT IN ('i', 'I', 'S')
  UNION ALL
  SELECT 'index', CASE WHEN relispartition THEN indrelid::regclass::text ELSE label END, concat_ws(' ',
    CASE WHEN relispartition THEN replace(pg_get_indexdef(indexrelid), quote_ident(relname) || ' ON', 'ON')
      ELSE pg_get_indexdef(indexrelid) END,
    CASE WHEN NOT indisvalid THEN 'invalid' END, CASE WHEN indisclustered THEN 'clustered' END,
    'part of ' || (SELECT inhparent::regclass::text FROM pg_inherits WHERE inhrelid = indexrelid),
    CASE WHEN indisreplident THEN 'replica identity' END,
    'in ' || (SELECT spcname FROM pg_tablespace s WHERE s.oid = reltablespace),
    'statistics ' || (SELECT string_agg(attnum || ' ' || attstattarget, ',' ORDER BY attnum) FROM pg_attribute
      WHERE attrelid = indexrelid AND attstattarget <> -1))
  FROM relations JOIN pg_index ON indexrelid = relations.oid
  UNION ALL
  SELECT 'constraint', label || CASE WHEN conparentid <> 0 OR (contype = 'n' AND conname ~ '_not_null\\d*$') THEN '' ELSE ' ' || quote_ident(conname) END,
    concat_ws(' ', contype, pg_get_constraintdef(c.oid), CASE WHEN NOT convalidated THEN 'not valid' END,
      'part of ' || (SELECT concat_ws(' ', p.conrelid::regclass, quote_ident(p.conname)) FROM pg_constraint p WHERE p.oid = c.conparentid))
  FROM pg_constraint c JOIN relations ON relations.oid = conrelid WHERE contype <> 'n' OR (conislocal AND coninhcount = 0)
  UNION ALL
  SELECT 'statistics', format('%I.%I', nspname, stxname),
    -- The order of the columns, by number, is that in which they were made.
    concat_ws(' ', ARRAY(SELECT unnest(stxkind) ORDER BY 1), 'on', stxrelid::regclass,
      ARRAY(SELECT attname FROM pg_attribute WHERE attrelid = stxrelid AND attnum = ANY (stxkeys) ORDER BY attname),
      pg_get_statisticsobjdef_expressions(s.oid), nullif(stxstattarget, -1)::text)
  FROM pg_statistic_ext s JOIN spaces ON spaces.oid = stxnamespace
  UNION ALL
  SELECT 'sequence', label, concat_ws(' ', relpersistence, format_type(seqtypid, NULL), seqstart, seqincrement,
    seqmin, seqmax, seqcache, seqcycle,
    (SELECT concat_ws(' ', 'of', refobjid::regclass, quote_ident(attname), deptype)
     FROM pg_depend JOIN pg_attribute ON attrelid = refobjid AND attnum = refobjsubid
     WHERE classid = 'pg_class'::regclass AND objid = relations.oid AND deptype IN ('a', 'i')
       AND refclassid = 'pg_class'::regclass))
  FROM relations JOIN pg_sequence ON seqrelid = relations.oid
  UNION ALL
  SELECT 'type', format('%I.%I', nspname, typname), concat_ws(' ', typtype,
    'over ' || format_type(nullif(typbasetype, 0), typtypmod), 'default ' || typdefault,
    CASE WHEN typnotnull THEN 'NOT NULL' END,
    'collation ' || nullif(typcollation, (SELECT b.typcollation FROM pg_type b WHERE b.oid = t.typbasetype))::regcollation::text,
    (SELECT string_agg(concat_ws(' ', conname, pg_get_constraintdef(c.oid)), ', ' ORDER BY conname) FROM pg_constraint c
      WHERE contypid = t.oid AND (contype <> 'n' OR conname !~ '_not_null\\d*$')),
    (SELECT string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid),
    (SELECT concat_ws(' ', 'range of', rngsubtype::regtype, 'with', rngmultitypid::regtype, 'by',
        (SELECT opcnamespace::regnamespace || '.' || opcname FROM pg_opclass o WHERE o.oid = rngsubopc), rngcollation::regcollation,
        rngcanonical::regproc, rngsubdiff::regproc)
      FROM pg_range WHERE rngtypid = t.oid))
  FROM pg_type t JOIN spaces ON spaces.oid = typnamespace
  WHERE typtype <> 'c' AND typcategory <> 'A'
    AND NOT EXISTS (SELECT FROM of_extension WHERE classid = 'pg_type'::regclass AND objid = t.oid)
  UNION ALL
  SELECT 'collation', format('%I.%I', nspname, collname), concat_ws(' ', collprovider, collisdeterministic,
    to_jsonb(l) ->> 'collcollate', to_jsonb(l) ->> 'collctype',
    coalesce(to_jsonb(l) ->> 'colllocale', to_jsonb(l) ->> 'colliculocale'), 'rules ' || (to_jsonb(l) ->> 'collicurules'))
  FROM pg_collation l JOIN spaces ON spaces.oid = collnamespace
  WHERE NOT EXISTS (SELECT FROM of_extension WHERE classid = 'pg_collation'::regclass AND objid = l.oid)
  UNION ALL
  SELECT 'composite type', label, (SELECT string_agg(concat_ws(' ', quote_ident(attname), format_type(atttypid, atttypmod),
      'collation ' || nullif(attcollation, typcollation)::regcollation::text), ', ' ORDER BY attname)
    FROM pg_attribute JOIN pg_type t ON t.oid = atttypid WHERE attrelid = relations.oid AND attnum > 0 AND NOT attisdropped)
  FROM relations WHERE relkind = 'c'
  UNION ALL
  SELECT 'routine', p.oid::regprocedure::text, concat_ws(' ', prokind, pg_get_userbyid(proowner),
    CASE prokind WHEN 'a' THEN (SELECT concat_ws(' ', aggtransfn, aggfinalfn, aggcombinefn, aggmtransfn, aggminvtransfn,
      aggmfinalfn, aggtranstype::regtype, aggmtranstype::regtype, agginitval, aggminitval, aggfinalmodify, aggmfinalmodify,
      aggfinalextra, aggtransspace, aggsortop::regoperator, aggkind, proparallel, pg_get_function_arguments(p.oid))
      FROM pg_aggregate WHERE aggfnoid = p.oid) ELSE pg_get_functiondef(p.oid) END)
  FROM pg_proc p JOIN spaces ON spaces.oid = pronamespace
  WHERE NOT EXISTS (SELECT FROM of_extension WHERE classid = 'pg_proc'::regclass AND objid = p.oid)
  UNION ALL
  SELECT 'trigger', label || ' ' || quote_ident(tgname), pg_get_triggerdef(t.oid) || ' ' || tgenabled::text
  FROM pg_trigger t JOIN relations ON relations.oid = tgrelid WHERE NOT tgisinternal
  UNION ALL
  SELECT 'rule', label || ' ' || quote_ident(rulename), pg_get_ruledef(r.oid) || ' ' || ev_enabled::text
  FROM pg_rewrite r JOIN relations ON relations.oid = ev_class WHERE rulename <> '_RETURN'
  UNION ALL
  SELECT 'policy', label || ' ' || quote_ident(polname), concat_ws(' ', polcmd, polpermissive,
    (SELECT string_agg(role::regrole::text, ', ' ORDER BY role::regrole::text) FROM unnest(polroles) AS role),
    'using ' || pg_get_expr(polqual, polrelid), 'check ' || pg_get_expr(polwithcheck, polrelid))
  FROM pg_policy JOIN relations ON relations.oid = polrelid
  UNION ALL
  SELECT 'privileges', pg_describe_object(class, object, sub), (SELECT string_agg(concat_ws(' ',
      grantee::regrole, privilege_type, is_grantable), ', ' ORDER BY grantee::regrole::text, privilege_type, is_grantable)
    FROM (SELECT DISTINCT grantee, privilege_type, is_grantable FROM aclexplode(coalesce(acl, standard))) AS held)
  FROM (
    SELECT 'pg_class'::regclass::oid, oid, 0, relacl, acldefault(CASE relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, relowner)
    FROM relations WHERE relkind IN ('r', 'p', 'v', 'm', 'S')
    UNION ALL
    SELECT 'pg_class'::regclass::oid, attrelid, attnum, attacl, NULL
    FROM relations JOIN pg_attribute ON attrelid = relations.oid WHERE attacl <> '{}' AND NOT attisdropped
    UNION ALL
    SELECT p.tableoid, p.oid, 0, proacl, acldefault('f', proowner) FROM pg_proc p JOIN spaces ON spaces.oid = pronamespace
    WHERE NOT EXISTS (SELECT FROM of_extension WHERE classid = p.tableoid AND objid = p.oid)
    UNION ALL
    SELECT t.tableoid, t.oid, 0, typacl, acldefault('T', typowner) FROM pg_type t JOIN spaces ON spaces.oid = typnamespace
    WHERE (typtype IN ('e', 'd', 'r') OR typrelid IN (SELECT oid FROM relations WHERE relkind = 'c'))
      AND NOT EXISTS (SELECT FROM of_extension WHERE classid = t.tableoid AND objid = t.oid)
  ) AS objects (class, object, sub, acl, standard)
  UNION ALL
  SELECT 'comment', pg_describe_object(classoid, objoid, objsubid), quote_literal(description)
  FROM pg_description d
  WHERE (objoid >= 16384 OR classoid = 'pg_namespace'::regclass AND objoid IN (SELECT oid FROM spaces))
    AND description <> 'standard public schema' AND classoid <> 'pg_extension'::regclass
    AND NOT EXISTS (SELECT FROM of_extension WHERE classid = classoid AND objid = objoid)
)
SELECT fact FROM (SELECT concat_ws(' ', kind, label, definition) FROM facts) AS lines (fact) ORDER BY fact COLLATE "C"`;
