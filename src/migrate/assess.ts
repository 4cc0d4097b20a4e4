import type { PostgresParser } from '../sql/postgresParser.ts';
import { tokensChecksum } from '../sql/tokensChecksum.ts';
import type { AssessedMigration, Assessment } from './assessment.ts';
import { assessmentDiagnostics } from './assessmentDiagnostics.ts';
import type { MigrationsDirectory } from './directory.ts';
import { matchesFileChecksum } from './fileChecksum.ts';
import type { History } from './history.ts';
import { type HistoryRow, historyState } from './historyRow.ts';
import { matchRenames } from './matchRenames.ts';
import type { Migration } from './migration.ts';

/** Holds a migrations folder against a history. Asks nothing of the database. */
export function assess(directory: MigrationsDirectory, history: History, parser: PostgresParser): Assessment {
  const rows = new Map(history.rows.map((row) => [row.id, row]));
  const unknown = directory.migrations.filter(({ id }) => !rows.has(id));
  const lost = lostRows(directory, history);
  const { renamed, ambiguous } = matchRenames(lost.filter(isApplied), unknown, parser);
  const missing = lost.filter((row) => !renamed.some((pair) => pair.row === row)).flatMap(withoutFolder);
  const reached = new Map(
    history.rows.filter(isApplied).flatMap((row) => standsFor(row).map((id) => [id, row] as const)),
  );
  const present = directory.migrations.map((migration): AssessedMigration => {
    const row = rows.get(migration.id) ?? renamed.find((pair) => pair.migration === migration)?.row;
    if (!row) return withoutRow(migration, reached);
    const state = historyState(row);
    const edited = state === 'applied' && isEdited(migration, row, parser);
    const known = row.id === migration.id ? {} : { knownAs: [row.id] };
    return { id: migration.id, state, migration, row, edited, ...known };
  });
  const migrations = [...missing, ...present];
  const pending = present.flatMap(({ state, migration }) =>
    migration && isPending(state) ? [migration] : [],
  );
  const diagnostics = assessmentDiagnostics({ directory, history, migrations, ambiguous }, parser);
  return { migrations, pending, renamed, diagnostics };
}

/** Rows of which the folder has neither the migration nor one that it was folded into. */
function lostRows({ migrations }: MigrationsDirectory, history: History): readonly HistoryRow[] {
  const present = new Set(migrations.flatMap(({ id, replaces }) => [id, ...replaces]));
  const isThere = ({ id, replaces }: HistoryRow) =>
    present.has(id) || (replaces.length > 0 && replaces.every((replaced) => present.has(replaced)));
  return history.rows.filter((row) => !isThere(row));
}

/**
 * A database that has all that was folded into a migration has the migration; and one that has what a migration was
 * folded into has it, too.
 */
function withoutRow(migration: Migration, reached: ReadonlyMap<string, HistoryRow>): AssessedMigration {
  const { id } = migration;
  const own = standsFor(migration);
  const there = own.filter((part) => reached.has(part));
  if (there.length === 0) return { id, state: 'pending', migration, edited: false };
  const rows = [...new Set(there.map((part) => reached.get(part)!))];
  const within = rows.find((row) => !standsFor(row).every((part) => own.includes(part)));
  return {
    ...{ id, migration, edited: false, knownAs: rows.map((row) => row.id) },
    state: there.length === own.length ? 'applied' : 'partly-replaced',
    ...(within && { within: within.id }),
  };
}

/** The migrations of which the database has all that this one does. */
function standsFor({ id, replaces }: Pick<Migration, 'id' | 'replaces'>): readonly string[] {
  return replaces.length > 0 ? replaces : [id];
}

function isApplied(row: HistoryRow): boolean {
  return historyState(row) === 'applied';
}

/** What failed or was taken back has left nothing that could be missed. */
function withoutFolder(row: HistoryRow): readonly AssessedMigration[] {
  const state = historyState(row);
  if (state === 'failed' || state === 'rolled-back') return [];
  return [{ id: row.id, state: state === 'unknown' ? state : 'missing', row, edited: false }];
}

const pendingStates: ReadonlySet<AssessedMigration['state']> = new Set([
  'pending',
  // What failed and left nothing, what was taken back, and what is not finished, is to be run.
  'failed',
  'rolled-back',
  'partial',
]);

function isPending(state: AssessedMigration['state']): boolean {
  return pendingStates.has(state);
}

/** Comments and white space do not count where schemac applied the file; of Prisma's only the bytes are known. */
function isEdited({ bytes, source }: Migration, row: HistoryRow, parser: PostgresParser): boolean {
  if (matchesFileChecksum(bytes, row.fileChecksum)) return false;
  return row.checksum === null || tokensChecksum(parser, source.text) !== row.checksum;
}
