import { existsSync } from 'node:fs';
import type { Database } from '../../database/database.ts';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { loadPostgresParser, type PostgresParser } from '../../sql/postgresParser.ts';
import { bookkeepingTables } from '../bookkeeping.ts';
import type { MigrationsDirectory } from '../directory.ts';
import { type History, type HistoryTable, readHistory } from '../history.ts';
import { historyState } from '../historyRow.ts';
import { prepareHistory, writeHistoryRow } from '../historyTable.ts';
import { lockedScope } from '../lockedScope.ts';
import type { Migration } from '../migration.ts';
import { readScript } from '../migrationScript.ts';
import { recordAfter } from '../recordAfter.ts';
import { recordedText } from '../recordedText.ts';
import type { Report } from '../runEvent.ts';
import type { RunOptions } from '../runOptions.ts';
import { runScript } from '../runScript.ts';
import { schemaMembers } from '../schemaMembers.ts';
import { tenantDiagnostics } from '../tenantDiagnostics.ts';
import { snapshotName } from './snapshot.ts';
import {
  foreignSnapshot,
  hasSnapshot,
  readSnapshot,
  type SnapshotFile,
  snapshotPath,
} from './snapshotFile.ts';
import { lackDiagnostics, snapshotFit, unfitDiagnostics } from './snapshotFit.ts';

export interface LoadOptions {
  readonly table: HistoryTable;
  /** The schemas that the project speaks of; absent: the default one. */
  readonly schemas?: readonly string[];
  /** Whether the default schema is that of one tenant, which the file must then not leave. */
  readonly tenant?: boolean;
  readonly run: RunOptions & { readonly version: string };
  readonly report: Report;
}

export interface LoadResult {
  /** The migrations that count as applied now. */
  readonly applied: readonly string[];
  /** What the folder has beyond the file. */
  readonly pending: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Builds what the migrations of a folder lead to in a database that is empty, from the one file, and notes them as
 * applied in the same transaction. Throws a DatabaseError.
 */
export async function loadDatabase(
  database: Database,
  directory: MigrationsDirectory,
  options: LoadOptions,
): Promise<LoadResult> {
  const parser = await loadPostgresParser();
  const file = readFitting(parser, directory);
  if ('diagnostics' in file) return failed(file.diagnostics);
  const script = readScript(parser, file.source);
  if (hasErrors(script.diagnostics)) return failed(script.diagnostics);
  const straying = options.tenant ? strayingDiagnostics(parser, file, database.defaultSchema) : [];
  if (straying.length > 0) return failed(straying);
  const history = await readHistory(database, options.table);
  const schemas = options.schemas ?? [database.defaultSchema];
  const occupied = await occupation(database, history, schemas);
  if (occupied) return failed([occupied]);
  const included = new Set(file.includes.map(({ id }) => id));
  const applied = directory.migrations.filter(({ id }) => included.has(id));
  await prepareHistory(database, history);
  const found = await runScript(database, snapshotName, script, {
    options: options.run,
    report: options.report,
    record: (session) => noteApplied(session, parser, applied, options),
  });
  if (hasErrors(found)) return failed(found);
  await recordAfter(database, options.table, lockedScope(directory, schemas), undefined);
  return {
    applied: applied.map(({ id }) => id),
    pending: snapshotFit(parser, file, directory).newer,
    diagnostics: [...found, ...lackDiagnostics(file)],
  };
}

function failed(diagnostics: readonly Diagnostic[]): LoadResult {
  return { applied: [], pending: [], diagnostics };
}

function readFitting(
  parser: PostgresParser,
  directory: MigrationsDirectory,
): SnapshotFile | { readonly diagnostics: readonly Diagnostic[] } {
  if (!hasSnapshot(directory.path)) return { diagnostics: [noSnapshot(directory.path)] };
  const file = readSnapshot(parser, directory.path);
  if ('diagnostic' in file) return { diagnostics: [file.diagnostic] };
  const unfit = unfitDiagnostics(file, snapshotFit(parser, file, directory));
  return unfit.length > 0 ? { diagnostics: unfit } : file;
}

/** In the order of the chain, a millisecond apart: the history is read in the order of these times. */
async function noteApplied(
  session: Database,
  parser: PostgresParser,
  migrations: readonly Migration[],
  { table, run: { version } }: LoadOptions,
): Promise<void> {
  const first = Date.now() - migrations.length;
  for (const [index, migration] of migrations.entries()) {
    const time = new Date(first + index).toISOString();
    await writeHistoryRow(session, table, migration.id, {
      ...recordedText(migration, parser),
      ...{ started_at: time, finished_at: time, rolled_back_at: null },
      ...{ steps_done: 0, error: null, version },
    });
  }
}

async function occupation(
  database: Database,
  { rows }: History,
  schemas: readonly string[],
): Promise<Diagnostic | undefined> {
  const present = rows.filter((row) => !['rolled-back', 'failed'].includes(historyState(row)));
  if (present.length > 0) {
    const count = present.length === 1 ? 'a migration' : `${present.length} migrations`;
    const message = `${database.label} is not new: ${count} ran there already.`;
    return errorDiagnostic('database-not-empty', message, {
      fixes: [{ title: 'Apply what is pending there: `schemac migrate deploy`' }, anotherDatabase],
    });
  }
  const members = await schemaMembers(database, schemas);
  const found = members.filter(
    ({ identity }) => !bookkeepingTables.some((name) => identity.endsWith(`.${name}`)),
  );
  if (found.length === 0) return undefined;
  const shown = found.slice(0, 3).map(({ type, identity }) => `${type} ${identity}`);
  const more = found.length > shown.length ? [`${found.length - shown.length} more`] : [];
  const message = `${database.label} is not empty: it holds ${[...shown, ...more].join(', ')}.`;
  return errorDiagnostic('database-not-empty', message, { fixes: [anotherDatabase] });
}

/** PostgreSQL writes names in expressions with their schema, so many a file is of one schema alone. */
function strayingDiagnostics(
  parser: PostgresParser,
  { source }: SnapshotFile,
  tenant: string,
): readonly Diagnostic[] {
  const [first] = tenantDiagnostics(parser, [source], tenant, new Set());
  if (!first) return [];
  const title = `Run the migrations there, which may name none: \`schemac migrate deploy --target-schema ${tenant}\``;
  return [{ ...first, fixes: [{ title }] }];
}

const anotherDatabase = { title: 'Load into a new database: `--url postgresql://…`' };

function noSnapshot(path: string): Diagnostic {
  const file = snapshotPath(path);
  if (existsSync(file)) return foreignSnapshot(path);
  return errorDiagnostic('no-snapshot', `There is no \`${file}\`.`, {
    fixes: [
      { title: 'Write it: `schemac db snapshot`' },
      { title: 'Or run the migrations one by one: `schemac migrate deploy`' },
    ],
  });
}
