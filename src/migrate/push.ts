import type { Database } from '../database/database.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import type { SchemaObject } from '../model/object.ts';
import type { Plan } from '../model/plan.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import type { Comparison } from './compareWithDatabase.ts';
import type { DevOptions } from './devOptions.ts';
import { type DevProject, settledLock } from './devProject.ts';
import { differenceDiagnostics } from './differenceDiagnostics.ts';
import { draftNext } from './draftNext.ts';
import { writeLockFile } from './lockFile.ts';
import { readScript } from './migrationScript.ts';
import { proveScripts, type ReadyDraft } from './proveDraft.ts';
import type { Question } from './question.ts';
import { runScript } from './runScript.ts';

export interface PushOptions extends Pick<DevOptions, 'flags' | 'ask' | 'run' | 'report'> {
  /** Plan it, and change nothing. */
  readonly dryRun: boolean;
  /** Told what is about to be done. */
  readonly onPlanned: (plan: Plan) => void;
}

/** What `db push` has done. */
export type PushResult = { readonly diagnostics: readonly Diagnostic[] } & (
  | { readonly type: 'failed' }
  | { readonly type: 'questions'; readonly questions: readonly Question[] }
  | { readonly type: 'up-to-date'; readonly unmanaged: readonly SchemaObject[] }
  | { readonly type: 'planned'; readonly plan: Plan; readonly sql: string }
  | { readonly type: 'pushed'; readonly plan: Plan; readonly unmanaged: readonly SchemaObject[] }
);

/**
 * Brings a database to what the schema asks for without a migration: neither a file nor a row of the history is
 * written. The statements are proven before they are run.
 */
export async function push(
  database: Database,
  project: DevProject,
  options: PushOptions,
): Promise<PushResult> {
  const next = await draftNext(database, project, options);
  const { draft, comparison, diagnostics } = next;
  const { unmanaged } = comparison;
  switch (draft.type) {
    case 'questions':
      return { type: 'questions', questions: draft.questions, diagnostics };
    case 'refused':
      return { type: 'failed', diagnostics: [...diagnostics, ...draft.diagnostics] };
    case 'nothing':
      return remembering(project, comparison, { type: 'up-to-date', unmanaged, diagnostics });
    case 'draft': {
      const { plan, sql } = draft;
      const told = [...diagnostics, ...draft.diagnostics];
      if (options.dryRun) return { type: 'planned', plan, sql, diagnostics: told };
      options.onPlanned(plan);
      const ran = await proveAndRun(database, project, { ...next, draft }, options);
      const found = [...told, ...ran.diagnostics];
      if (hasErrors(found)) return { type: 'failed', diagnostics: found };
      return remembering(project, ran.comparison, { type: 'pushed', plan, unmanaged, diagnostics: found });
    }
  }
}

async function proveAndRun(
  database: Database,
  project: DevProject,
  { draft, comparison }: ReadyDraft,
  { run, report }: PushOptions,
): Promise<{ readonly comparison: Comparison; readonly diagnostics: readonly Diagnostic[] }> {
  const script = readScript(await loadPostgresParser(), { path: 'db push', text: draft.sql });
  const proof = await proveScripts(database, project, comparison.actual, [script]);
  const reached = proof.type === 'ran' ? proof.comparison : undefined;
  const left = reached ? differenceDiagnostics(reached, database.defaultSchema) : [];
  const found = [...proof.diagnostics, ...left];
  if (hasErrors(found)) return { comparison, diagnostics: [...found, ...comparison.doubts] };
  const failed = await runScript(database, 'db push', script, {
    options: run,
    report,
    record: async () => undefined,
  });
  return { comparison: reached ?? comparison, diagnostics: [...found, ...failed] };
}

/**
 * The lock file learns what the schema has declared, so that it may be dropped later on. It forgets nothing: the
 * migrations, and databases that go by them, may still make what only this database has given up.
 */
async function remembering(
  project: DevProject,
  { learned }: Comparison,
  result: PushResult,
): Promise<PushResult> {
  const { lock, directory } = project;
  const settled = await settledLock(project, directory.migrations, learned);
  const objects = new Set([...lock.objects, ...settled.objects]);
  const problems = writeLockFile(directory.path, { ...settled, objects });
  const diagnostics = [...result.diagnostics, ...problems];
  return hasErrors(problems) ? { type: 'failed', diagnostics } : { ...result, diagnostics };
}
