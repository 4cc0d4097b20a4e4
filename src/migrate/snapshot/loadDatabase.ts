import { existsSync } from 'node:fs';
import type { Database } from '../../database/database.ts';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { loadPostgresParser, type PostgresParser } from '../../sql/postgresParser.ts';
import type { MigrationsDirectory } from '../directory.ts';
import { type HistoryTable, readHistory } from '../history.ts';
import { prepareHistory, writeHistoryRow } from '../historyTable.ts';
import { lockedScope } from '../lockedScope.ts';
import { readLockFile } from '../lockFile.ts';
import type { Migration } from '../migration.ts';
import { readScript } from '../migrationScript.ts';
import { recordAfter } from '../recordAfter.ts';
import { recordedText } from '../recordedText.ts';
import type { Report } from '../runEvent.ts';
import type { RunOptions } from '../runOptions.ts';
import { runScript } from '../runScript.ts';
import { tenantDiagnostics } from '../tenantDiagnostics.ts';
import { readContents } from './contents.ts';
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
  /** Where the file is tried out, if the database is not empty. */
  readonly scratchUrl: () => Promise<string | undefined>;
  readonly run: RunOptions & { readonly version: string };
  readonly report: Report;
}

export interface LoadResult {
  /** Whether the database held it already. */
  readonly wasThere: boolean;
  /** The migrations that count as applied now. */
  readonly applied: readonly string[];
  /** What the folder has beyond the file. */
  readonly pending: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Builds what the migrations of a folder lead to in a database that is empty, from the one file, and notes them as
 * applied in the same transaction. Where the database holds just that already, they are noted. Throws a DatabaseError.
 */
export async function loadDatabase(
  database: Database,
  directory: MigrationsDirectory,
  options: LoadOptions,
): Promise<LoadResult> {
  const parser = await loadPostgresParser();
  const file = readFitting(parser, directory);
  if ('diagnostics' in file) return failed(file.diagnostics);
  const straying = options.tenant ? strayingDiagnostics(parser, file, database.defaultSchema) : [];
  if (straying.length > 0) return failed(straying);
  const { lock, diagnostics } = readLockFile(directory.path);
  if (hasErrors(diagnostics)) return failed(diagnostics);
  const { schemas = [database.defaultSchema], table } = options;
  const history = await readHistory(database, table);
  const scratch = options.tenant ? {} : { scratchUrl: options.scratchUrl };
  const contents = await readContents(database, history, { file, lock, schemas, ...scratch });
  if (contents.type === 'other') return failed([contents.diagnostic]);
  const included = new Set(file.includes.map(({ id }) => id));
  const applied = directory.migrations.filter(({ id }) => included.has(id));
  const text = contents.type === 'nothing' ? file.source : { ...file.source, text: '' };
  await prepareHistory(database, history);
  const found = await runScript(database, snapshotName, readScript(parser, text), {
    options: options.run,
    report: options.report,
    record: (session) => noteApplied(session, parser, applied, options),
  });
  if (hasErrors(found)) return failed(found);
  await recordAfter(database, table, lockedScope(directory, schemas), undefined);
  return {
    wasThere: contents.type === 'the same',
    applied: applied.map(({ id }) => id),
    pending: snapshotFit(parser, file, directory).newer,
    diagnostics: [...found, ...lackDiagnostics(file)],
  };
}

function failed(diagnostics: readonly Diagnostic[]): LoadResult {
  return { wasThere: false, applied: [], pending: [], diagnostics };
}

/** Why nothing can be built from the file of a folder, whatever the database: it lacks, or is not of this folder. */
export async function unloadable(directory: MigrationsDirectory): Promise<readonly Diagnostic[]> {
  const file = readFitting(await loadPostgresParser(), directory);
  return 'diagnostics' in file ? file.diagnostics : [];
}

function readFitting(
  parser: PostgresParser,
  directory: MigrationsDirectory,
): SnapshotFile | { readonly diagnostics: readonly Diagnostic[] } {
  if (!hasSnapshot(directory.path)) return { diagnostics: [noSnapshot(directory.path)] };
  const file = readSnapshot(parser, directory.path);
  if ('diagnostic' in file) return { diagnostics: [file.diagnostic] };
  const unfit = unfitDiagnostics(file, snapshotFit(parser, file, directory));
  if (unfit.length > 0) return { diagnostics: unfit };
  const { diagnostics } = readScript(parser, file.source);
  return hasErrors(diagnostics) ? { diagnostics } : file;
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
