import type { Database } from '../database/database.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import { type Answers, readAnswers, withFlags } from './answers.ts';
import { carriedOver } from './carriedOver.ts';
import type { Comparison } from './compareWithDatabase.ts';
import type { DevOptions } from './devOptions.ts';
import { compareProject, type DevProject, readCurrent } from './devProject.ts';
import { type Draft, draftMigration } from './draft.ts';

/** What is to be migrated next, and what was compared for it. */
export interface NextDraft {
  readonly draft: Draft;
  readonly comparison: Comparison;
  /** What the user has said so far. */
  readonly answers: Answers;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the comparison refuses, the draft says. */
const isWarning = ({ severity }: Diagnostic) => severity !== 'error';

/** Drafts the migration for what is left, asking until every question is answered or nobody answers. */
export async function draftNext(
  database: Database,
  project: DevProject,
  options: Pick<DevOptions, 'flags' | 'ask'> & Partial<Pick<DevOptions, 'phased'>>,
): Promise<NextDraft> {
  const current = await readCurrent(project, database);
  let flags = options.flags;
  for (;;) {
    const read = readAnswers(flags, current, project.desired.schema, database.defaultSchema);
    const comparison = await compareProject(project, database, current, read.answers.renames);
    const carried = options.phased ? carriedOver(comparison.changes, await loadPostgresParser()) : [];
    const answers = { ...read.answers, drops: new Set([...read.answers.drops, ...carried]) };
    const draft: Draft = hasErrors(read.diagnostics)
      ? { type: 'refused', diagnostics: read.diagnostics }
      : await draftMigration(comparison, answers, database);
    const more = draft.type === 'questions' ? await options.ask?.(draft.questions) : undefined;
    if (!more) return { draft, comparison, answers, diagnostics: comparison.diagnostics.filter(isWarning) };
    flags = withFlags(flags, more);
  }
}
