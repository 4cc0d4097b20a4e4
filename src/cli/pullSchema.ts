import type { Database } from '../database/database.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { introspect } from '../introspect/introspect.ts';
import { unreadDiagnostics, unreadObjects } from '../introspect/unreadObjects.ts';
import { kinds } from '../kinds/registry.ts';
import { bookkeepingTables } from '../migrate/bookkeeping.ts';
import { type ForeignTable, foreignTables } from '../migrate/foreignHistory.ts';
import type { Schema } from '../model/object.ts';
import type { Reading } from '../model/reading.ts';
import { renderSchema } from '../render/renderSchema.ts';
import { withRows } from './withRows.ts';

export interface PulledSchema {
  /** The schema file. */
  readonly text: string;
  readonly schema: Schema;
  /** Where other tools keep their books: that is left out. */
  readonly leftOut: readonly ForeignTable[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What of a database is written into a schema file. */
export interface PullOptions {
  /** The schemas to be read; absent: all. */
  readonly schemas?: readonly string[] | undefined;
  /** The tables whose rows belong to the schema too, by name. */
  readonly data?: readonly string[];
  /** What is known of rows that belonged to it before. */
  readonly readings?: readonly Reading[];
}

/** What a database holds, as a schema file. */
export async function pullSchema(
  database: Database,
  { schemas, data = [], readings = [] }: PullOptions,
): Promise<PulledSchema> {
  const leftOut = await foreignTables(database);
  const scope = { ...(schemas ? { schemas } : {}), ignore: bookkeepingTables, ignoredTables: leftOut };
  const options = { ...scope, readings: { kept: readings, wished: [] } };
  const bare = await introspect(database, options);
  const { schema, diagnostics: refused } = await withRows(database, bare, data, options);
  if (hasErrors(refused)) return { text: '', schema, leftOut, diagnostics: refused };
  const { text, diagnostics } = renderSchema(schema, kinds, { defaultSchema: database.defaultSchema });
  const unread = unreadDiagnostics(await unreadObjects(database, scope));
  return { text, schema, leftOut, diagnostics: [...diagnostics, ...unread] };
}

/** Which tables were left out, and whose they are; undefined where none was. */
export function leftOutText(tables: readonly ForeignTable[]): string | undefined {
  if (tables.length === 0) return undefined;
  const names = tables.map(({ tool, schema, name }) => `${schema}.${name} (${tool})`);
  return `Left out, as other tools keep their books there: ${names.join(', ')}.`;
}
