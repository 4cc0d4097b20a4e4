import type { Database } from '../database/database.ts';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import type { DevOptions } from './devOptions.ts';
import { type DevProject, withMigrations } from './devProject.ts';
import type { DevOutcome, DevResult } from './devResult.ts';
import type { Draft } from './draft.ts';
import { draftNext } from './draftNext.ts';
import { writeLockFile } from './lockFile.ts';
import type { MigrationScript } from './migrationScript.ts';
import { newMigrationFile, writeNewMigration } from './newMigration.ts';
import { fitOneTransaction, rehearse } from './rehearse.ts';

/** `--create-only` and `--empty`: writes a file for the state after what is pending, and applies nothing. */
export async function writeOnly(
  database: Database,
  project: DevProject,
  pending: readonly MigrationScript[],
  options: DevOptions,
): Promise<DevResult> {
  const common = { applied: [], diagnostics: [] };
  if (options.empty) return writeFile(project, undefined, options, common);
  if (!fitOneTransaction(pending)) return { type: 'failed', applied: [], diagnostics: [applyFirst()] };
  const rehearsal = await rehearse(database, pending, (state) => draftNext(state, project, options));
  if (rehearsal.type === 'failed') return { type: 'failed', applied: [], diagnostics: rehearsal.diagnostics };
  const { draft, diagnostics } = rehearsal.result;
  if (draft.type === 'questions')
    return { type: 'questions', questions: draft.questions, applied: [], diagnostics };
  if (draft.type === 'refused') {
    return { type: 'failed', applied: [], diagnostics: [...diagnostics, ...draft.diagnostics] };
  }
  return writeFile(project, draft.type === 'draft' ? draft : undefined, options, {
    applied: [],
    diagnostics,
  });
}

function applyFirst(): Diagnostic {
  const message =
    'A pending migration has statements that no transaction can hold, so what it leads to cannot be tried out.';
  return errorDiagnostic('pending-migrations', message, {
    fixes: [{ title: 'Apply what is pending first: `schemac migrate deploy`.' }],
  });
}

async function writeFile(
  project: DevProject,
  draft: Extract<Draft, { type: 'draft' }> | undefined,
  options: DevOptions,
  common: DevOutcome,
): Promise<DevResult> {
  const file = newMigrationFile(project, {
    draft,
    name: options.name,
    leadsToSchema: !options.empty,
  });
  const problems = [...writeNewMigration(project, file)];
  if (!hasErrors(problems)) {
    const lock = await withMigrations(project.lock, [...project.directory.migrations, file.migration]);
    problems.push(...writeLockFile(project.directory.path, lock));
  }
  const diagnostics = [...common.diagnostics, ...(draft?.diagnostics ?? []), ...problems];
  if (hasErrors(problems)) return { type: 'failed', applied: [], diagnostics };
  return {
    type: 'written',
    path: file.path,
    ...(draft ? { plan: draft.plan } : {}),
    applied: [],
    diagnostics,
  };
}
