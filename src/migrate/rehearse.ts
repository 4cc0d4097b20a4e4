import type { Database } from '../database/database.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import type { MigrationScript } from './migrationScript.ts';
import { replay } from './replay.ts';

/** Whether one transaction can hold these scripts, so that they can be tried out and rolled back. */
export function fitOneTransaction(scripts: readonly MigrationScript[]): boolean {
  return scripts.every(
    ({ stepsInOneGo: [step, ...others] }) =>
      step === undefined || (others.length === 0 && step.type === 'transaction'),
  );
}

export type Rehearsal<T> =
  | { readonly type: 'done'; readonly result: T }
  | { readonly type: 'failed'; readonly diagnostics: readonly Diagnostic[] };

/** Runs scripts, does the work in the state that they lead to, and takes everything back. */
export async function rehearse<T>(
  database: Database,
  scripts: readonly MigrationScript[],
  work: (database: Database) => Promise<T>,
): Promise<Rehearsal<T>> {
  return database.transaction((transaction) => runAndWork(transaction, scripts, work), { rollback: true });
}

/** Runs scripts for good on a database that is thrown away afterwards, and does the work. */
export async function runAndWork<T>(
  database: Database,
  scripts: readonly MigrationScript[],
  work: (database: Database) => Promise<T>,
): Promise<Rehearsal<T>> {
  const diagnostics = await replay(
    database,
    scripts.map(({ source }) => ({ id: source.path, source })),
  );
  if (hasErrors(diagnostics)) return { type: 'failed', diagnostics };
  return { type: 'done', result: await work(database) };
}
