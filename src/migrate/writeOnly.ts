import type { Database } from '../database/database.ts';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import type { DevOptions } from './devOptions.ts';
import { type DevProject, schemasOf } from './devProject.ts';
import type { DevOutcome, DevResult } from './devResult.ts';
import type { Draft } from './draft.ts';
import { draftNext } from './draftNext.ts';
import { draftPhases, type PhasedDraft } from './draftPhases.ts';
import type { MigrationScript } from './migrationScript.ts';
import { newMigrationFile, writeNewMigration } from './newMigration.ts';
import { fitTrial, rehearse } from './rehearse.ts';
import { readTableOutlines, type TableOutline } from './tableOutline.ts';

/** `--create-only` and `--empty`: writes a file for the state after what is pending, and applies nothing. */
export async function writeOnly(
  database: Database,
  project: DevProject,
  pending: readonly MigrationScript[],
  options: DevOptions,
): Promise<DevResult> {
  const common = { applied: [], diagnostics: [] };
  const outlines = (state: Database) => readTableOutlines(state, schemasOf(project, state));
  if (options.empty) {
    const tables = await afterPending(database, pending, outlines);
    return writeFile(project, { tables }, options, common);
  }
  if (!fitTrial(pending)) return { type: 'failed', applied: [], diagnostics: [applyFirst()] };
  const rehearsal = await rehearse(database, pending, async (state) => {
    const next = await draftNext(state, project, options);
    const phased = options.phased && next.draft.type === 'draft';
    return {
      ...next,
      phases: phased
        ? await draftPhases(state, project, { ...next, draft: next.draft }, { name: options.name })
        : undefined,
      tables: await outlines(state),
    };
  });
  if (rehearsal.type === 'failed') return { type: 'failed', applied: [], diagnostics: rehearsal.diagnostics };
  const { draft, phases, tables, diagnostics } = rehearsal.result;
  if (phases) return writePhases(project, phases, diagnostics);
  if (draft.type === 'questions')
    return { type: 'questions', questions: draft.questions, applied: [], diagnostics };
  if (draft.type === 'refused') {
    return { type: 'failed', applied: [], diagnostics: [...diagnostics, ...draft.diagnostics] };
  }
  const content = draft.type === 'draft' ? { draft } : { tables };
  return writeFile(project, content, options, { applied: [], diagnostics });
}

/** Of the state that pending migrations lead to; nothing is known of it where it cannot be tried out. */
async function afterPending(
  database: Database,
  pending: readonly MigrationScript[],
  read: (state: Database) => Promise<readonly TableOutline[]>,
): Promise<readonly TableOutline[]> {
  if (!fitTrial(pending)) return [];
  const rehearsal = await rehearse(database, pending, read);
  return rehearsal.type === 'done' ? rehearsal.result : [];
}

function applyFirst(): Diagnostic {
  const message =
    'A pending migration has statements that no transaction can hold, so what it leads to cannot be tried out.';
  return errorDiagnostic('pending-migrations', message, {
    fixes: [{ title: 'Apply what is pending first: `schemac migrate deploy`.' }],
  });
}

/** Writes what was divided and tried out already. */
function writePhases(
  project: DevProject,
  { migrations, diagnostics: found }: PhasedDraft,
  before: readonly Diagnostic[],
): DevResult {
  const diagnostics = [...before, ...found];
  if (hasErrors(diagnostics)) return { type: 'failed', applied: [], diagnostics };
  for (const { file } of migrations) {
    const problems = writeNewMigration(project, file);
    diagnostics.push(...problems);
    if (hasErrors(problems)) return { type: 'failed', applied: [], diagnostics };
  }
  const [first, ...more] = migrations.map(({ file, draft }) => ({ path: file.path, plan: draft.plan }));
  return { type: 'written', ...first!, ...(more.length > 0 ? { more } : {}), applied: [], diagnostics };
}

interface FileContent {
  readonly draft?: Extract<Draft, { type: 'draft' }>;
  /** What an empty file tells of. */
  readonly tables?: readonly TableOutline[];
}

async function writeFile(
  project: DevProject,
  { draft, tables }: FileContent,
  options: DevOptions,
  common: DevOutcome,
): Promise<DevResult> {
  const file = newMigrationFile(project, {
    draft,
    ...(tables && { tables }),
    name: options.name,
    leadsToSchema: !options.empty,
  });
  const problems = writeNewMigration(project, file);
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
