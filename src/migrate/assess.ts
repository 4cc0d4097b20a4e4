import { type Diagnostic, errorDiagnostic, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import type { PostgresParser } from '../sql/postgresParser.ts';
import { tokensChecksum } from '../sql/tokensChecksum.ts';
import type { MigrationsDirectory } from './directory.ts';
import { matchesFileChecksum } from './fileChecksum.ts';
import type { History } from './history.ts';
import { type HistoryRow, type HistoryState, historyState } from './historyRow.ts';
import type { Migration } from './migration.ts';

/** One migration as the folder and the database see it together. */
export interface AssessedMigration {
  readonly id: string;
  /** `missing`: the database has it, the folder has not. */
  readonly state: 'pending' | 'missing' | HistoryState;
  readonly migration?: Migration;
  readonly row?: HistoryRow;
  /** Its SQL is not the one that was applied. */
  readonly edited: boolean;
}

export interface Assessment {
  /** In the order of the chain; what the folder lacks comes first. */
  readonly migrations: readonly AssessedMigration[];
  /** What a deploy would apply, in order. */
  readonly pending: readonly Migration[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Holds a migrations folder against a history. Asks nothing of the database. */
export function assess(directory: MigrationsDirectory, history: History, parser: PostgresParser): Assessment {
  const rows = new Map(history.rows.map((row) => [row.id, row]));
  const ids = new Set(directory.migrations.map(({ id }) => id));
  const missing = history.rows.filter(({ id }) => !ids.has(id)).flatMap(withoutFolder);
  const present = directory.migrations.map((migration): AssessedMigration => {
    const row = rows.get(migration.id);
    if (!row) return { id: migration.id, state: 'pending', migration, edited: false };
    const state = historyState(row);
    return {
      id: row.id,
      state,
      migration,
      row,
      edited: state === 'applied' && isEdited(migration, row, parser),
    };
  });
  const migrations = [...missing, ...present];
  const pending = present.flatMap(({ state, migration }) =>
    migration && isPending(state) ? [migration] : [],
  );
  return { migrations, pending, diagnostics: migrations.flatMap(diagnosticsOf) };
}

/** What failed or was taken back has left nothing that could be missed. */
function withoutFolder(row: HistoryRow): readonly AssessedMigration[] {
  const state = historyState(row);
  if (state === 'failed' || state === 'rolled-back') return [];
  return [{ id: row.id, state: state === 'unknown' ? state : 'missing', row, edited: false }];
}

/** What failed and left nothing, what was taken back, and what is not finished, is to be run. */
function isPending(state: AssessedMigration['state']): boolean {
  return state !== 'applied' && state !== 'unknown';
}

/** Comments and white space do not count where schemac applied the file; of Prisma's only the bytes are known. */
function isEdited({ bytes, source }: Migration, row: HistoryRow, parser: PostgresParser): boolean {
  if (matchesFileChecksum(bytes, row.fileChecksum)) return false;
  return row.checksum === null || tokensChecksum(parser, source.text) !== row.checksum;
}

function diagnosticsOf(assessed: AssessedMigration): readonly Diagnostic[] {
  const { id, state, row, edited, migration } = assessed;
  if (state === 'missing') return [missingMigration(id)];
  if (state === 'unknown') return [failedInPrisma(row!)];
  return edited ? [editedMigration(migration!, row!)] : [];
}

function missingMigration(id: string): Diagnostic {
  const message = `\`${id}\` is in the history of the database, and the migrations folder does not hold it.`;
  return warningDiagnostic('missing-migration', message, {
    subject: id,
    notes: [{ message: 'It is on a branch that is not merged, or its folder was removed or renamed.' }],
    fixes: [{ title: 'Bring the folder back from git.' }],
  });
}

function editedMigration({ id, source }: Migration, row: HistoryRow): Diagnostic {
  const knowsBytesOnly = row.checksum === null;
  const what = knowsBytesOnly ? 'was edited' : 'had its SQL edited';
  return warningDiagnostic('edited-migration', `\`${id}\` ${what} after it was applied.`, {
    subject: source.path,
    notes: [
      { message: 'The edit is not in the database: an applied migration never runs again.' },
      ...(knowsBytesOnly
        ? [{ message: 'Prisma applied it, so an edit of comments alone looks the same.' }]
        : []),
    ],
    fixes: [{ title: 'Undo the edit, and write a new migration for what it was to change.' }],
  });
}

function failedInPrisma({ id, startedAt, error }: HistoryRow): Diagnostic {
  const message = `Prisma began \`${id}\` on ${startedAt} and did not finish it: what it has done is not known.`;
  return errorDiagnostic('unfinished-in-prisma', message, {
    subject: id,
    notes: error ? [{ message: `Prisma noted: ${error.trim()}` }] : [],
    fixes: [
      { title: `If nothing of it is in the database: \`schemac migrate resolve --rolled-back ${id}\`` },
      { title: `If all of it is, or you complete it by hand: \`schemac migrate resolve --applied ${id}\`` },
    ],
  });
}
