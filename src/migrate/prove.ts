import type { Database } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import { openDatabase } from '../database/openDatabase.ts';
import { type Diagnostic, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Schema } from '../model/object.ts';
import type { Plan } from '../model/plan.ts';
import { statementsSql } from '../print/migrationSql.ts';
import { afterRenames } from './afterRenames.ts';
import type { Comparison } from './compareWithDatabase.ts';
import type { MigrationScript } from './migrationScript.ts';
import { obstacles } from './obstacles.ts';
import { planBetween } from './planBetween.ts';
import { printFormat } from './printFormat.ts';
import { fitTrial, type Rehearsal, rehearse, runAndWork } from './rehearse.ts';
import type { ReplayOptions } from './replay.ts';

export interface ProofInput {
  readonly database: Database;
  /** What the database holds now. */
  readonly current: Schema;
  readonly up: readonly MigrationScript[];
  /** The way back; without one, only the way there is tried. */
  readonly down?: { readonly script: MigrationScript; readonly plan: Plan };
  readonly read: (database: Database) => Promise<Schema>;
  /** The difference that is left between a database and the schema. */
  readonly compare: (database: Database, actual: Schema) => Promise<Comparison>;
}

export type Proof =
  /** The migration leads to `comparison.changes` being all that is left: empty, if it does what it should. */
  | { readonly type: 'ran'; readonly comparison: Comparison; readonly diagnostics: readonly Diagnostic[] }
  /** It could not be tried out: the diagnostics say why. */
  | { readonly type: 'unproven'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly type: 'failed'; readonly diagnostics: readonly Diagnostic[] };

/**
 * Tries a migration out: runs it where nothing is kept, reads the catalog, and compares it with the schema; then runs
 * the way back and compares the catalog with the one before. In a transaction that is rolled back where one can hold
 * it, else on an embedded PostgreSQL with the same schema and no rows.
 */
export async function prove(input: ProofInput): Promise<Proof> {
  const scripts = input.down ? [...input.up, input.down.script] : input.up;
  const rehearsal = fitTrial(scripts)
    ? await rehearse(input.database, input.up, (database) => inspect(database, input, { trial: true }))
    : await onScratch(input);
  if (rehearsal.type !== 'done') return rehearsal;
  return { type: 'ran', ...rehearsal.result };
}

interface Inspection {
  readonly comparison: Comparison;
  readonly diagnostics: readonly Diagnostic[];
}

async function inspect(
  database: Database,
  input: ProofInput,
  options: Pick<ReplayOptions, 'trial'> = {},
): Promise<Inspection> {
  const comparison = await input.compare(database, await input.read(database));
  const back = input.down ? await tryDown(database, input.down, input, options) : [];
  return { comparison, diagnostics: back };
}

async function tryDown(
  database: Database,
  down: NonNullable<ProofInput['down']>,
  input: ProofInput,
  options: Pick<ReplayOptions, 'trial'>,
): Promise<Diagnostic[]> {
  const found = await afterRenames(down.plan, database, (renamed) =>
    obstacles(down.plan.preconditions, renamed),
  );
  if (found.length > 0) return [needsHelp(found, down.script)];
  const result = await runAndWork(database, [down.script], input.read, options);
  if (result.type === 'failed') return result.diagnostics.map(asWarning);
  const left = planBetween(result.result, input.current, database.version).statements;
  if (left.length === 0) return [];
  const describe = printFormat(database.defaultSchema).describe;
  const names = [
    ...new Set(
      left.flatMap(({ changes }) =>
        changes.map((change) => describe('after' in change ? change.after : change.before)),
      ),
    ),
  ];
  const notes = names.map((name) => ({ message: `Differs afterwards: ${name}.` }));
  return [
    warningDiagnostic('down-does-not-lead-back', 'Its down.sql does not lead back to what was there.', {
      notes,
    }),
  ];
}

function needsHelp(found: readonly Diagnostic[], { source }: MigrationScript): Diagnostic {
  const message = 'To go back over this migration, its down.sql needs your help first.';
  return warningDiagnostic('down-needs-help', message, {
    subject: source.path,
    notes: found.map(({ message }) => ({ message })),
  });
}

function asWarning(diagnostic: Diagnostic): Diagnostic {
  return { ...diagnostic, severity: 'warning', message: `The way back fails: ${diagnostic.message}` };
}

/** On an embedded database that holds the same objects as the real one. */
async function onScratch(input: ProofInput): Promise<Rehearsal<Inspection> | Unproven> {
  const scratch = await openDatabase({ embedded: 'memory' });
  try {
    const format = printFormat(input.database.defaultSchema);
    const shape = statementsSql(planBetween(new Map(), input.current, scratch.version), format);
    const obstacle = await whyNotRun(scratch, shape);
    if (obstacle) return { type: 'unproven', diagnostics: [obstacle] };
    return await runAndWork(scratch, input.up, (database) => inspect(database, input));
  } finally {
    await scratch.close();
  }
}

type Unproven = Extract<Proof, { type: 'unproven' }>;

/** An extension that the embedded PostgreSQL does not have, most often. */
async function whyNotRun(scratch: Database, script: string): Promise<Diagnostic | undefined> {
  try {
    await scratch.execute(script);
    return undefined;
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    const message =
      'The migration was not tried out: no transaction can hold it, and the embedded PostgreSQL lacks what it needs.';
    return warningDiagnostic('not-proven', message, { notes: [{ message: error.message }] });
  }
}
