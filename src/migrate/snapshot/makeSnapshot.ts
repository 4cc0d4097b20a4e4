import type { Database } from '../../database/database.ts';
import { withScratchDatabase } from '../../database/withScratchDatabase.ts';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { loadPostgresParser } from '../../sql/postgresParser.ts';
import type { MigrationsDirectory } from '../directory.ts';
import type { LockFile } from '../lock.ts';
import type { Migration } from '../migration.ts';
import { replay } from '../replay.ts';
import { readScratchState, type ScratchState, stateDifferences } from '../scratchState.ts';
import { countRows, type RowCounts } from './countRows.ts';
import { includedMigrations } from './includedMigrations.ts';
import { type Snapshot, snapshotName } from './snapshot.ts';
import { snapshotSql } from './snapshotSql.ts';

export type MadeSnapshot =
  | { readonly type: 'failed'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly type: 'made'; readonly snapshot: Snapshot };

/** What a script has made in a database that was empty. */
export interface LoadedState {
  readonly state: ScratchState;
  readonly rows: RowCounts;
}

export type Loaded = LoadedState | { readonly diagnostics: readonly Diagnostic[] };

/**
 * Runs the migrations of a folder in one scratch database and what they lead to in another, and compares the two.
 * The scratch databases are on the server that the url names, else embedded.
 */
export async function makeSnapshot(
  directory: MigrationsDirectory,
  lock: LockFile,
  scratchUrl: string | undefined,
): Promise<MadeSnapshot> {
  const parser = await loadPostgresParser();
  const migrated = await withScratchDatabase(scratchUrl, async (scratch) => {
    const { schema: empty } = await readScratchState(scratch, lock);
    const loaded = await loadInto(scratch, lock, directory.migrations);
    if ('diagnostics' in loaded) return loaded;
    return { ...loaded, sql: snapshotSql(empty, loaded.state.schema, scratch) };
  });
  if ('diagnostics' in migrated) return { type: 'failed', diagnostics: migrated.diagnostics };
  const { sql } = migrated;
  const source = { path: snapshotName, text: sql };
  const loaded = await loadSnapshot(source, lock, migrated.state, scratchUrl);
  if ('diagnostics' in loaded) return { type: 'failed', diagnostics: loaded.diagnostics };
  const lacks = [...lackingObjects(migrated.state, loaded.state), ...lackingRows(migrated.rows, loaded.rows)];
  return {
    type: 'made',
    snapshot: { sql, lacks, includes: includedMigrations(parser, directory.migrations) },
  };
}

/** What a file makes of a scratch database; with diagnostics where that is not what the migrations lead to. */
export function loadSnapshot(
  source: Migration['source'],
  lock: LockFile,
  wanted: ScratchState,
  scratchUrl: string | undefined,
): Promise<Loaded> {
  return withScratchDatabase(scratchUrl, async (scratch) => {
    const loaded = await loadInto(scratch, lock, [{ id: snapshotName, source }]);
    if ('diagnostics' in loaded) return loaded;
    // What is not read is not in the file either, which says so.
    const { unread } = loaded.state;
    const found = stateDifferences({ ...wanted, unread }, loaded.state, scratch);
    return found.length === 0 ? loaded : { diagnostics: [leadsElsewhere(source.path, found)] };
  });
}

/** Runs migrations, or what stands for them, in an empty database. */
async function loadInto(
  scratch: Database,
  lock: LockFile,
  scripts: readonly Pick<Migration, 'id' | 'source'>[],
): Promise<Loaded> {
  const failed = await replay(scratch, scripts);
  if (hasErrors(failed)) return { diagnostics: failed };
  return { state: await readScratchState(scratch, lock), rows: await countRows(scratch) };
}

function lackingObjects(migrated: ScratchState, loaded: ScratchState): readonly string[] {
  return migrated.unread.flatMap(({ kind, names, count }) => {
    const same = loaded.unread.find((found) => found.kind === kind);
    if (same && same.count === count) return [];
    return [`${kind}: ${names.join(', ')}${count > names.length ? ', …' : ''}`];
  });
}

function lackingRows(migrated: RowCounts, loaded: RowCounts): readonly string[] {
  const tables = [...migrated].filter(([table, count]) => loaded.get(table) !== count);
  return tables.length === 0 ? [] : [`rows of ${tables.map(([table]) => table).join(', ')}`];
}

/** As many as fit on a screen. */
const maximumNotes = 8;

function leadsElsewhere(path: string, found: readonly string[]): Diagnostic {
  const message = `\`${path}\` does not lead to what the migrations lead to.`;
  return errorDiagnostic('snapshot-differs', message, {
    subject: path,
    notes: found.slice(0, maximumNotes).map((line) => ({ message: line })),
  });
}
