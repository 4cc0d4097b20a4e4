import type { Database } from '../database/database.ts';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import { introspect } from '../introspect/introspect.ts';
import type { IntrospectionOptions } from '../introspect/introspectionOptions.ts';
import { maximumRows } from '../kinds/data/declaredRows.ts';
import { dataId, isComplete, withoutComplete } from '../kinds/data/object.ts';
import { wholeTable } from '../kinds/data/wholeTable.ts';
import { displayName } from '../kinds/describeObject.ts';
import { type Schema, type SchemaObject, schemaOf } from '../model/object.ts';
import type { Reading } from '../model/reading.ts';
import { qualified } from '../sql/sql.ts';

export interface PulledRows {
  readonly schema: Schema;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * A schema that was read with these options, together with all rows of the tables named; each as it is there, without a
 * word on whether others may come.
 */
export async function withRows(
  database: Database,
  schema: Schema,
  names: readonly string[],
  options: IntrospectionOptions,
): Promise<PulledRows> {
  if (names.length === 0) return { schema, diagnostics: [] };
  const diagnostics: Diagnostic[] = [];
  const facts: Reading[] = [];
  const complete = new Set([...schema.values()].filter(isComplete).map(({ id }) => id));
  const asked = new Set<string>();
  for (const name of names) {
    const found = await factsOfTable(database, schema, name);
    if ('diagnostic' in found) diagnostics.push(found.diagnostic);
    else {
      facts.push(...found.facts);
      asked.add(found.id);
    }
  }
  if (diagnostics.length > 0) return { schema, diagnostics };
  const known = (options.readings?.kept ?? []).filter(({ object }) => !asked.has(object));
  const read = await introspect(database, {
    ...options,
    readings: { kept: [...facts, ...known], wished: [] },
  });
  const objects = [...read.values()].map((object) =>
    asked.has(object.id) && !complete.has(object.id) ? withoutComplete(object) : object,
  );
  return { schema: schemaOf(objects), diagnostics };
}

type Found =
  | { readonly diagnostic: Diagnostic }
  | { readonly id: string; readonly facts: readonly Reading[] };

async function factsOfTable(database: Database, schema: Schema, name: string): Promise<Found> {
  const tables = [...schema.values()].filter(({ kind }) => kind === 'table');
  const nameOf = (table: SchemaObject) => displayName(table, database.defaultSchema);
  const table = tables.find((candidate) => nameOf(candidate) === name);
  if (!table) {
    const meant = nearest(name, tables.map(nameOf));
    const fixes = meant ? [{ title: `did you mean \`${meant}\`?` }] : [];
    return problem('unknown-name', `There is no table \`${name}\`.`, fixes);
  }
  const facts = wholeTable(table, schema);
  if (!facts)
    return problem(
      'missing-key',
      `No key of text, numbers, booleans, enums or uuids tells the rows of \`${name}\` apart.`,
    );
  const [row] = await database.query<{ count: string }>(
    `SELECT count(*)::text AS count FROM ${qualified(table.name).text()}`,
  );
  if (Number(row!.count) > maximumRows)
    return problem(
      'too-many-rows',
      `\`${name}\` has ${row!.count} rows; a schema holds up to ${maximumRows} of a table.`,
    );
  return { id: dataId(table.name), facts };
}

function problem(code: string, message: string, fixes: Diagnostic['fixes'] = []): Found {
  return { diagnostic: errorDiagnostic(code, message, { fixes }) };
}
