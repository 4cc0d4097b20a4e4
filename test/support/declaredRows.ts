import type { AnalysisResult } from '../../src/analyze/analyze.ts';
import type { Database } from '../../src/database/database.ts';
import type { DataAttributes } from '../../src/kinds/data/object.ts';
import { groupBy } from '../../src/kinds/shared/groupBy.ts';
import { objectName, type SchemaObject } from '../../src/model/object.ts';
import { quoteIdentifier } from '../../src/sql/quoteIdentifier.ts';
import { quoteLiteral } from '../../src/sql/quoteLiteral.ts';

/** What stands in the declared columns of rows with a declared key: `row public."Country" {"code": "NL"}`, sorted. */
export async function declaredRows(
  database: Database,
  declared: readonly Pick<AnalysisResult, 'schema'>[],
): Promise<readonly string[]> {
  const objects = declared
    .flatMap(({ schema }) => [...schema.values()])
    .filter(({ kind }) => kind === 'data');
  const facts: string[] = [];
  for (const [table, members] of groupBy(objects, ({ name }) => qualified(name))) {
    const [there] = await database.query('SELECT WHERE to_regclass($1) IS NOT NULL', [table]);
    if (there) facts.push(...(await rowsOf(database, table, members)));
  }
  return facts;
}

async function rowsOf(
  database: Database,
  table: string,
  objects: readonly SchemaObject[],
): Promise<readonly string[]> {
  const all = objects.map(({ attributes }) => attributes as DataAttributes);
  const rows = all.flatMap(({ key, rows: values }) =>
    Object.values(values).map((row) =>
      JSON.stringify(Object.fromEntries(key.map((id) => [objectName(id).at(-1)!, row[id]!]))),
    ),
  );
  const columns = all.flatMap(({ rows: values }) =>
    Object.values(values).flatMap((row) => Object.keys(row).map((id) => objectName(id as never).at(-1)!)),
  );
  if (rows.length === 0) return [];
  const found = await database.query<{ fact: string }>(
    `SELECT DISTINCT $1 || (SELECT jsonb_object_agg(key, value) FROM jsonb_each_text(to_jsonb(r))
         WHERE key IN (${columns.map(quoteLiteral).join(', ')}))::text AS fact
     FROM ${table} r
     JOIN unnest(ARRAY[${rows.map(quoteLiteral).join(', ')}]::jsonb[]) AS wanted ON NOT EXISTS (
       SELECT FROM jsonb_each_text(wanted) k WHERE k.value IS DISTINCT FROM to_jsonb(r) ->> k.key)
     ORDER BY 1`,
    [`row ${table} `],
  );
  return found.map(({ fact }) => fact);
}

function qualified([schema, table]: readonly string[]): string {
  return `${quoteIdentifier(schema!)}.${quoteIdentifier(table!)}`;
}
