import type { Database } from '../database/database.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import type { MigrationScript } from './migrationScript.ts';
import { type ReplayOptions, replay } from './replay.ts';
import type { Step } from './step.ts';

/** Whether one transaction can hold these scripts, so that they can be tried out and rolled back. */
export function fitOneTransaction(scripts: readonly MigrationScript[]): boolean {
  return scripts.every(({ stepsInOneGo }) => isOneStep(stepsInOneGo));
}

/** The same where nobody minds that indexes are built while others wait. */
export function fitTrial(scripts: readonly MigrationScript[]): boolean {
  return scripts.every(({ stepsOfTrial }) => isOneStep(stepsOfTrial));
}

function isOneStep([step, ...others]: readonly Step[]): boolean {
  return step === undefined || (others.length === 0 && step.type === 'transaction');
}

export type Rehearsal<T> =
  | { readonly type: 'done'; readonly result: T }
  | { readonly type: 'failed'; readonly diagnostics: readonly Diagnostic[] };

/** Runs scripts that fit a trial, does the work in the state that they lead to, and takes everything back. */
export async function rehearse<T>(
  database: Database,
  scripts: readonly MigrationScript[],
  work: (database: Database) => Promise<T>,
): Promise<Rehearsal<T>> {
  return database.transaction((transaction) => runAndWork(transaction, scripts, work, { trial: true }), {
    rollback: true,
  });
}

/** Runs scripts where nothing of them is kept, and does the work; in a transaction as a trial. */
export async function runAndWork<T>(
  database: Database,
  scripts: readonly MigrationScript[],
  work: (database: Database) => Promise<T>,
  options: Pick<ReplayOptions, 'trial'> = {},
): Promise<Rehearsal<T>> {
  const diagnostics = await replay(
    database,
    scripts.map(({ source }) => ({ id: source.path, source })),
    options,
  );
  if (hasErrors(diagnostics)) return { type: 'failed', diagnostics };
  return { type: 'done', result: await work(database) };
}
