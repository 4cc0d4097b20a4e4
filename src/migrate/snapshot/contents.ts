import type { Database } from '../../database/database.ts';
import { type Diagnostic, errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import { firstFew } from '../../diagnostic/firstFew.ts';
import { bookkeepingTables } from '../bookkeeping.ts';
import type { History } from '../history.ts';
import { historyState } from '../historyRow.ts';
import type { LockFile } from '../lock.ts';
import { type SchemaMember, schemaMembers } from '../schemaMembers.ts';
import { readScratchState } from '../scratchState.ts';
import { loadSnapshot } from './makeSnapshot.ts';
import type { SnapshotFile } from './snapshotFile.ts';

/** What stands in a database that is to be built from a file. */
export type Contents =
  | { readonly type: 'nothing' }
  /** What the file makes, as psql may have made it from the file. */
  | { readonly type: 'the same' }
  | { readonly type: 'other'; readonly diagnostic: Diagnostic };

/** What the contents are compared with. */
export interface Expectation {
  readonly file: SnapshotFile;
  readonly lock: LockFile;
  /** The schemas that the project speaks of. */
  readonly schemas: readonly string[];
  /** Where the file is tried out; absent: what is there is not compared. */
  readonly scratchUrl?: () => Promise<string | undefined>;
}

/** Finds out what a database holds. Extensions and the books of schemac do not count. */
export async function readContents(
  database: Database,
  history: History,
  expected: Expectation,
): Promise<Contents> {
  const ran = history.rows.filter((row) => !['rolled-back', 'failed'].includes(historyState(row)));
  if (ran.length > 0) return { type: 'other', diagnostic: ranAlready(database, ran.length) };
  const members = await schemaMembers(database, expected.schemas);
  const found = members.filter(
    ({ identity }) => !bookkeepingTables.some((name) => identity.endsWith(`.${name}`)),
  );
  if (found.length === 0) return { type: 'nothing' };
  if (await isTheSame(database, expected)) return { type: 'the same' };
  return { type: 'other', diagnostic: notEmpty(database, found) };
}

async function isTheSame(database: Database, { file, lock, scratchUrl }: Expectation): Promise<boolean> {
  if (!scratchUrl) return false;
  const state = await readScratchState(database, lock);
  const loaded = await loadSnapshot(file.source, lock, state, await scratchUrl());
  return !('diagnostics' in loaded);
}

function ranAlready({ label }: Database, ran: number): Diagnostic {
  const count = ran === 1 ? 'a migration' : `${ran} migrations`;
  return errorDiagnostic('database-not-empty', `${label} is not new: ${count} ran there already.`, {
    fixes: [{ title: 'Apply what is pending there: `schemac migrate deploy`' }, anotherDatabase],
  });
}

function notEmpty({ label }: Database, found: readonly SchemaMember[]): Diagnostic {
  const names = found.map(({ type, identity }) => `${type} ${identity}`);
  const message = `${label} is not empty: it holds ${firstFew(names)}.`;
  return errorDiagnostic('database-not-empty', message, { fixes: [anotherDatabase] });
}

const anotherDatabase = { title: 'Load into a new database: `--url postgresql://…`' };
