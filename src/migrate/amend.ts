import { join } from 'node:path';
import type { Database } from '../database/database.ts';
import { withScratchDatabase } from '../database/withScratchDatabase.ts';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import type { Loss, Plan } from '../model/plan.ts';
import { statementsSql } from '../print/migrationSql.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import { afterRenames } from './afterRenames.ts';
import type { AssessedMigration } from './assessment.ts';
import type { MigrationsDirectory } from './directory.ts';
import { readDrift } from './drift.ts';
import { type HistoryTable, readHistory, recordedSql } from './history.ts';
import { updateHistoryRow } from './historyTable.ts';
import { holding } from './holding.ts';
import { lockedScope } from './lockedScope.ts';
import type { Migration } from './migration.ts';
import { readScript } from './migrationScript.ts';
import { planBetween } from './planBetween.ts';
import { planLosses } from './planLosses.ts';
import { printFormat } from './printFormat.ts';
import { readAssessment } from './readAssessment.ts';
import { recordAfter } from './recordAfter.ts';
import { forgetState, readState, type StateScope } from './recordedState.ts';
import { recordedText } from './recordedText.ts';
import { replay } from './replay.ts';
import type { Report } from './runEvent.ts';
import type { RunOptions } from './runOptions.ts';
import { runScript } from './runScript.ts';
import { unifiedDiff } from './unifiedDiff.ts';
import { unknownMigration } from './unknownMigration.ts';

/** What brings the edit of applied migrations into a database. */
export interface Amendment {
  readonly edited: readonly Migration[];
  /** How the text of each has changed, as `diff -u` prints it. */
  readonly diffs: readonly string[];
  /** From what the files led to when they were applied, to what they lead to now. */
  readonly plan: Plan;
  readonly losses: readonly Loss[];
  /** What is recorded of the database afterwards. */
  readonly scope: StateScope;
}

export type PlannedAmendment =
  | { readonly type: 'failed'; readonly diagnostics: readonly Diagnostic[] }
  /** The applied migrations that were meant are what their files say. */
  | { readonly type: 'nothing'; readonly applied: readonly string[] }
  | ({ readonly type: 'amendment' } & Amendment);

export interface AmendOptions {
  readonly table: HistoryTable;
  /** Absent: all that were edited. */
  readonly id?: string;
  /** The schemas that the project speaks of. */
  readonly schemas: readonly string[];
  /** Where the files are tried out: on this server, else on the embedded one. */
  readonly scratchUrl?: string;
}

/** Finds out what an edit of applied files means for the database. Nothing is changed in it. */
export async function planAmendment(
  database: Database,
  directory: MigrationsDirectory,
  options: AmendOptions,
): Promise<PlannedAmendment> {
  const { table, id, schemas, scratchUrl } = options;
  const { migrations, diagnostics } = await readAssessment(database, directory, table);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return { type: 'failed', diagnostics: errors };
  const applied = migrations.filter(({ state, migration }) => state === 'applied' && migration);
  const edited = applied.filter((found) => found.edited && (id === undefined || found.id === id));
  if (id !== undefined && !migrations.some((found) => found.id === id))
    return { type: 'failed', diagnostics: [unknownMigration(id, `\`${directory.path}\``)] };
  if (edited.length === 0) {
    const meant = applied.filter((found) => id === undefined || found.id === id);
    return { type: 'nothing', applied: meant.map((found) => found.id) };
  }
  const before = await asApplied(database, table, applied, edited);
  if ('diagnostics' in before) return { type: 'failed', diagnostics: before.diagnostics };
  const now = applied.map(({ migration, edited: isEdited }) =>
    isEdited && !edited.some((found) => found.migration === migration)
      ? before.migrations.find((old) => old.id === migration!.id)!
      : migration!,
  );
  const scope = lockedScope(directory, schemas);
  const read = (list: readonly Pick<Migration, 'id' | 'source'>[]) =>
    withScratchDatabase(scratchUrl, async (scratch) => {
      const failed = await replay(scratch, list);
      return hasErrors(failed) ? { diagnostics: failed } : { schema: await readState(scratch, scope) };
    });
  const [old, wanted] = [await read(before.migrations), await read(now)];
  if (!old.schema || !wanted.schema)
    return { type: 'failed', diagnostics: [...(old.diagnostics ?? []), ...(wanted.diagnostics ?? [])] };
  const plan = planBetween(old.schema, wanted.schema, database.version);
  const losses = await afterRenames(plan, database, (renamed) => holding(planLosses(plan), renamed));
  const changed = edited.map(({ migration }) => migration!);
  const diffs = changed.map(({ id: changedId, source }) =>
    unifiedDiff(before.migrations.find((known) => known.id === changedId)!.source, source),
  );
  return { type: 'amendment', edited: changed, diffs, plan, losses, scope };
}

/** The applied migrations with the texts that were applied. */
async function asApplied(
  database: Database,
  table: HistoryTable,
  applied: readonly AssessedMigration[],
  wanted: readonly AssessedMigration[],
): Promise<
  | { readonly migrations: readonly Pick<Migration, 'id' | 'source'>[] }
  | { readonly diagnostics: readonly Diagnostic[] }
> {
  const migrations: Pick<Migration, 'id' | 'source'>[] = [];
  for (const { id, migration, row, edited } of applied) {
    const { source } = migration!;
    const text = edited && row ? await recordedSql(database, table, row.id) : source.text;
    if (text !== undefined)
      migrations.push({ id, source: { path: edited ? `${source.path} as applied` : source.path, text } });
    else if (wanted.some((found) => found.id === id)) return { diagnostics: [notKept(id)] };
    else migrations.push({ id, source });
  }
  return { migrations };
}

/** Brings an edit into the database, and the new texts into the history. */
export async function amend(
  database: Database,
  { edited, plan, scope }: Amendment,
  options: AmendOptions & { readonly run: RunOptions; readonly report: Report },
): Promise<readonly Diagnostic[]> {
  const { table, run, report } = options;
  const parser = await loadPostgresParser();
  const drift = await readDrift(database, await readHistory(database, table));
  const text = statementsSql(plan, printFormat(database.defaultSchema));
  const script = readScript(parser, { path: join('amend', 'migration.sql'), text });
  if (hasErrors(script.diagnostics)) return script.diagnostics;
  const record = async (session: Database) => {
    await forgetState(session, table);
    for (const migration of edited)
      await updateHistoryRow(session, table, migration.id, recordedText(migration, parser));
  };
  const failed = await runScript(database, 'amend', script, { options: run, report, record });
  if (!hasErrors(failed)) await recordAfter(database, table, scope, drift);
  return failed;
}

function notKept(id: string): Diagnostic {
  const message = `The history does not keep the SQL of \`${id}\` as it was applied, so the edit is not known.`;
  return errorDiagnostic('sql-not-kept', message, {
    notes: [{ message: 'Prisma applied it, or it was only noted as applied.' }],
    fixes: [{ title: 'Undo the edit, and write a new migration for what it was to change.' }],
  });
}
