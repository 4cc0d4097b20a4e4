import { createHash } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { introspect } from '../introspect/introspect.ts';
import { allKinds } from '../kinds/registry.ts';
import { deepEqual } from '../model/deepEqual.ts';
import { type Schema, type SchemaObject, schemaOf } from '../model/object.ts';
import type { Reading } from '../model/reading.ts';
import { qualified, sql } from '../sql/sql.ts';
import { bookkeepingTables } from './bookkeeping.ts';
import { isHalfTakenBack } from './downProgress.ts';
import type { History, HistoryTable } from './history.ts';
import { historyState } from './historyRow.ts';
import { schemaHash } from './schemaHash.ts';

/** What of a database is recorded. */
export interface StateScope {
  readonly schemas: readonly string[];
  /** What is read beside the catalog. */
  readonly readings: readonly Reading[];
}

/** The catalog as the migrations have left it. */
export interface RecordedState extends StateScope {
  /** The migration with which it is kept. */
  readonly id: string;
  /** See `schemaHash`. */
  readonly fingerprint: string;
}

/** The catalog column: the objects, and how they were read. */
interface Catalog extends StateScope {
  readonly reader: string;
  readonly objects: readonly SchemaObject[];
}

/**
 * What is recorded of the state after the last migration. Undefined where nothing is, where a migration or a way back
 * has not come to its end, where Prisma has applied some since, and where another version of schemac or of PostgreSQL has read the
 * catalog: its words may be others. No clock is asked which was the last: whatever ends forgets what was recorded before it.
 */
export async function readRecordedState(
  database: Database,
  history: History,
): Promise<RecordedState | undefined> {
  if (!isSettled(history) || !history.columns.has('catalog')) return undefined;
  const query = sql`SELECT id, fingerprint, catalog->>'reader' AS reader, catalog->'schemas' AS schemas,
      coalesce(catalog->'readings', '[]') AS readings
    FROM ${nameOf(history.table)} WHERE catalog IS NOT NULL AND fingerprint IS NOT NULL`;
  const [row] = await database.query<RecordedState & Pick<Catalog, 'reader'>>(query.text());
  if (!row || row.reader !== readerOf(database)) return undefined;
  return { id: row.id, fingerprint: row.fingerprint, schemas: row.schemas, readings: row.readings };
}

/** Whether a run was broken off between its last migration, or way back, and the record of the state after it. */
export async function lacksRecordedState(database: Database, history: History): Promise<boolean> {
  if (!isSettled(history) || !history.columns.has('catalog')) return false;
  const query = sql`SELECT FROM ${nameOf(history.table)} WHERE catalog IS NOT NULL`;
  return (await database.query(query.text())).length === 0;
}

/** Whether something is applied, all of it by schemac, and nothing is on its way. */
function isSettled({ rows }: History): boolean {
  const states = rows.map(historyState);
  return (
    states.includes('applied') &&
    states.every((state) => state !== 'partial' && state !== 'unknown') &&
    rows.every((row) => row.origin === 'schemac' && !isHalfTakenBack(row))
  );
}

/** The objects of a recorded state. */
export async function recordedSchema(
  database: Database,
  table: HistoryTable,
  { id }: RecordedState,
): Promise<Schema> {
  const query = sql`SELECT catalog->'objects' AS objects FROM ${nameOf(table)} WHERE id = $1`;
  const [row] = await database.query<Pick<Catalog, 'objects'>>(query.text(), [id]);
  return schemaOf(row?.objects ?? []);
}

/** What of these schemas is compared with what was recorded: all but where tools keep their books. */
export function readState(database: Database, { schemas, readings }: StateScope): Promise<Schema> {
  return introspect(database, {
    schemas,
    ignore: bookkeepingTables,
    readings: { kept: readings, wished: [] },
  });
}

/** Keeps a state with a migration, the one that was begun last by the clocks, and with no other. */
export async function recordState(
  database: Database,
  table: HistoryTable,
  { schemas, readings }: StateScope,
  state: Schema,
): Promise<void> {
  const name = nameOf(table);
  const catalog: Catalog = { reader: readerOf(database), schemas, readings, objects: [...state.values()] };
  await database.transaction(async (transaction) => {
    await forgetState(transaction, table);
    const last = sql`SELECT id FROM ${name} WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL
      ORDER BY started_at DESC, id DESC LIMIT 1`;
    const update = sql`UPDATE ${name} SET fingerprint = $1, catalog = $2 WHERE id = (${last})`;
    await transaction.query(update.text(), [schemaHash(state), JSON.stringify(catalog)]);
  });
}

/** What was recorded is the state before something that ends now. */
export async function forgetState(database: Database, table: HistoryTable): Promise<void> {
  const statement = sql`UPDATE ${nameOf(table)} SET catalog = NULL WHERE catalog IS NOT NULL`;
  await database.query(statement.text());
}

/**
 * The state to be recorded after migrations have run: what they changed is as it is now; all else is as it was
 * expected before, so that what was changed by hand is still known as such.
 */
export function expectedAfter(expected: Schema, before: Schema, after: Schema): Schema {
  const ids = new Set([...expected.keys(), ...after.keys()]);
  const objects = [...ids].flatMap((id) => {
    const now = after.get(id);
    const kept = deepEqual(before.get(id)?.attributes, now?.attributes) ? expected.get(id) : now;
    return kept ? [kept] : [];
  });
  const chosen = new Set(objects.map(({ id }) => id));
  // A column that a migration has given to a table made by hand is as strange as its table.
  return schemaOf(objects.filter(({ parent }) => parent === undefined || chosen.has(parent)));
}

/** Who read a catalog: its words are comparable with those of the same reader alone. */
function readerOf(database: Database): string {
  const attributes = allKinds.map((kind) => [kind.kind, Object.keys(kind.attributes).sort()]);
  const hash = createHash('sha256').update(JSON.stringify(attributes)).digest('hex').slice(0, 8);
  return `${hash} on ${Math.floor(database.version / 10_000)}`;
}

function nameOf({ schema, name }: HistoryTable) {
  return qualified([schema, name]);
}
