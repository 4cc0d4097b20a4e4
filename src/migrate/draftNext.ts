import type { Database } from '../database/database.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { readAnswers, withFlags } from './answers.ts';
import type { Comparison } from './compareWithDatabase.ts';
import type { DevOptions } from './devOptions.ts';
import { compareProject, type DevProject, readCurrent } from './devProject.ts';
import { type Draft, draftMigration } from './draft.ts';

/** What is to be migrated next, and what was compared for it. */
export interface NextDraft {
  readonly draft: Draft;
  readonly comparison: Comparison;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the comparison refuses, the draft says. */
const isWarning = ({ severity }: Diagnostic) => severity !== 'error';

/** Drafts the migration for what is left, asking until every question is answered or nobody answers. */
export async function draftNext(
  database: Database,
  project: DevProject,
  options: Pick<DevOptions, 'flags' | 'ask'>,
): Promise<NextDraft> {
  const current = await readCurrent(project, database);
  let flags = options.flags;
  for (;;) {
    const read = readAnswers(flags, current, project.desired.schema, database.defaultSchema);
    const comparison = await compareProject(project, database, current, read.answers.renames);
    const draft: Draft = hasErrors(read.diagnostics)
      ? { type: 'refused', diagnostics: read.diagnostics }
      : await draftMigration(comparison, read.answers, database);
    const more = draft.type === 'questions' ? await options.ask?.(draft.questions) : undefined;
    if (!more) return { draft, comparison, diagnostics: comparison.diagnostics.filter(isWarning) };
    flags = withFlags(flags, more);
  }
}
