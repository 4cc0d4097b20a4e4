import type { Database } from '../database/database.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import type { ObjectId } from '../model/object.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import { type AnswerFlags, withFlags } from './answers.ts';
import type { DevOptions, WrittenMigration } from './devOptions.ts';
import { type DevProject, readCurrent, settledLock, stateScope } from './devProject.ts';
import type { DevOutcome, DevResult } from './devResult.ts';
import { differenceDiagnostics, differenceLines } from './differenceDiagnostics.ts';
import { draftNext, type NextDraft } from './draftNext.ts';
import { draftPhases, draftWhole, type PhasedDraft } from './draftPhases.ts';
import { readDrift } from './drift.ts';
import { editedSinceRecorded, notToldBy } from './editedSinceRecorded.ts';
import { readHistory } from './history.ts';
import { watch } from './leadingEffect.ts';
import { leadingMigrations } from './leadingMigrations.ts';
import { writeLockFile } from './lockFile.ts';
import type { Migration } from './migration.ts';
import { readMigrationHeader } from './migrationHeader.ts';
import { type MigrationScript, readScript } from './migrationScript.ts';
import { writeNewMigration } from './newMigration.ts';
import type { Proof } from './prove.ts';
import { proveScripts, type ReadyDraft } from './proveDraft.ts';
import { pullEffect } from './pullEffect.ts';
import { type Pull, pullQuestion } from './pullIntoSchema.ts';
import { readAssessment } from './readAssessment.ts';
import { recordAfter } from './recordAfter.ts';
import { recordRenames } from './renameInHistory.ts';
import { applyMigrations } from './runner.ts';
import { schemaHash } from './schemaHash.ts';
import { writeOnly } from './writeOnly.ts';

/**
 * Brings a database to what the schema asks for: applies what is pending, writes the migration for what is left,
 * proves it and applies it. Nothing is written before every question is answered and the proof has succeeded.
 */
export async function dev(database: Database, given: DevProject, options: DevOptions): Promise<DevResult> {
  const parser = await loadPostgresParser();
  const {
    history,
    pending,
    renamed,
    diagnostics: found,
  } = await readAssessment(database, given.directory, given.history);
  if (hasErrors(found)) return { type: 'failed', applied: [], diagnostics: found };
  const scripts = pending.map(({ source }) => readScript(parser, source));
  if (options.createOnly || options.empty) return writeOnly(database, given, scripts, options);
  const missed = await missedSchema(database, given, { pending, scripts }, options);
  if (missed.type === 'failed') return { type: 'failed', applied: [], diagnostics: missed.diagnostics };
  const { flags } = missed;
  await recordRenames(database, history, renamed);
  const drift = await readDrift(database, history);
  const record = () => recordAfter(database, given.history, stateScope(given, database), drift);
  const leading = flags.pull === false ? [] : leadingMigrations(given, flags.pull ?? false);
  const watched = areAll(leading, pending) ? await watch(database, given) : undefined;
  const run = await applyMigrations(database, history, pending, options.run, options.report);
  if (hasErrors(run.diagnostics)) return { type: 'failed', ...run };
  if (run.applied.length > 0) await record();
  const pull = await pullEffect(database, given, { leading, watched }, { ...options, flags });
  if (pull.type === 'done' && pull.files) options.onPulled(pull.files);
  const edited = await editedSinceRecorded(given.lock, given.directory.migrations);
  const told = [
    ...found,
    ...notToldBy(edited, found),
    ...missed.diagnostics,
    ...run.diagnostics,
    ...pull.diagnostics,
  ];
  const reached = { applied: run.applied, diagnostics: told };
  if (pull.type === 'questions') return { type: 'questions', questions: pull.questions, ...reached };
  if (pull.type === 'refused') return { type: 'failed', ...reached };
  return draftAndMigrate(database, pull, { ...options, record }, reached);
}

/** Writes and applies the migration for what is left once the schema files are settled. */
async function draftAndMigrate(
  database: Database,
  { project, flags, files }: Extract<Pull, { type: 'done' }>,
  options: DevOptions & { readonly record: () => Promise<void> },
  reached: DevOutcome,
): Promise<DevResult> {
  const next = await draftNext(database, project, { ...options, flags });
  const common = {
    ...reached,
    ...(files ? { pulled: files } : {}),
    diagnostics: [...reached.diagnostics, ...next.diagnostics],
  };
  if (next.draft.type !== 'draft') return withoutMigration(next, project, common);
  const result = await migrate(database, project, { ...next, draft: next.draft }, options, common);
  if (result.type === 'migrated') await options.record();
  return result;
}

function areAll(leading: readonly Migration[], pending: readonly Migration[]): boolean {
  return (
    leading.length > 0 && leading.length === pending.length && leading.every((one) => pending.includes(one))
  );
}

type Missed =
  | { readonly type: 'failed'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly type: 'goes on'; readonly flags: AnswerFlags; readonly diagnostics: readonly Diagnostic[] };

/**
 * Whether pending migrations that were written for this very schema, and perhaps edited since, still lead to it. Tried
 * out before anything is applied, so that the file can still be edited; or the schema follows the file.
 */
async function missedSchema(
  database: Database,
  project: DevProject,
  {
    pending,
    scripts,
  }: { readonly pending: readonly Migration[]; readonly scripts: readonly MigrationScript[] },
  { flags, ask }: Pick<DevOptions, 'flags' | 'ask'>,
): Promise<Missed> {
  const last = pending.at(-1);
  const writtenFor = last && readMigrationHeader(last.source.text).schema;
  if (flags.pull || writtenFor !== schemaHash(project.desired.schema))
    return { type: 'goes on', flags, diagnostics: [] };
  const current = await readCurrent(project, database);
  const proof = await proveScripts(database, project, current, scripts);
  const edited = { path: last!.source.path, before: current };
  const diagnostics =
    proof.type === 'ran'
      ? differenceDiagnostics(proof.comparison, database.defaultSchema, edited)
      : proof.diagnostics;
  if (!hasErrors(diagnostics)) return { type: 'goes on', flags, diagnostics };
  if (proof.type !== 'ran' || flags.pull === false) return { type: 'failed', diagnostics };
  const lines = differenceLines(proof.comparison, database.defaultSchema, current);
  const answer = await ask?.([pullQuestion(lines)]);
  return answer?.pull
    ? { type: 'goes on', flags: withFlags(flags, answer), diagnostics: [] }
    : { type: 'failed', diagnostics };
}

/** The result where there is no migration to write. */
async function withoutMigration(
  { draft, comparison }: NextDraft,
  project: DevProject,
  common: DevOutcome,
): Promise<DevResult> {
  if (draft.type === 'questions') return { type: 'questions', questions: draft.questions, ...common };
  if (draft.type === 'refused') {
    return { type: 'failed', ...common, diagnostics: [...common.diagnostics, ...draft.diagnostics] };
  }
  const lock = await settledLock(project, project.directory.migrations, comparison.learned);
  const diagnostics = [...common.diagnostics, ...writeLockFile(project.directory.path, lock)];
  if (hasErrors(diagnostics)) return { type: 'failed', ...common, diagnostics };
  return { type: 'up-to-date', unmanaged: comparison.unmanaged, ...common, diagnostics };
}

/** Proves a drafted migration, or the two of its phases, writes them, applies them, and brings the lock file up to date. */
async function migrate(
  database: Database,
  project: DevProject,
  next: ReadyDraft & Pick<NextDraft, 'answers'>,
  options: DevOptions,
  common: DevOutcome,
): Promise<DevResult> {
  const { migrations, passing, diagnostics } = await (options.phased ? draftPhases : draftWhole)(
    database,
    project,
    next,
    { name: options.name },
  );
  const told = [...common.diagnostics, ...diagnostics];
  if (hasErrors(told)) return { type: 'failed', ...common, diagnostics: told };
  for (const { file, draft, proof } of migrations) {
    const problems = writeNewMigration(project, file);
    told.push(...problems);
    if (hasErrors(problems)) return { type: 'failed', ...common, diagnostics: told };
    options.onWritten({ path: file.path, plan: draft.plan, proven: provenWays(proof) });
  }
  return applyWritten(database, project, { migrations, passing }, options, {
    ...common,
    diagnostics: told,
  });
}

/** What a proof says beside its outcome is about the way back. */
function provenWays(proof: Proof): WrittenMigration['proven'] {
  if (proof.type !== 'ran') return 'not';
  return proof.diagnostics.length === 0 ? 'both ways' : 'forward';
}

async function applyWritten(
  database: Database,
  project: DevProject,
  { migrations, passing }: Pick<PhasedDraft, 'migrations' | 'passing'>,
  options: DevOptions,
  common: DevOutcome,
): Promise<DevResult> {
  const history = await readHistory(database, project.history);
  const files = migrations.map(({ file }) => file.migration);
  const run = await applyMigrations(database, history, files, options.run, options.report);
  const diagnostics = [...common.diagnostics, ...run.diagnostics];
  const last = migrations.at(-1)!;
  if (hasErrors(run.diagnostics)) {
    const stopped = migrations[run.applied.length] ?? last;
    const problems = run.applied.length > 0 ? ownPassing(project, passing) : [];
    return {
      type: 'failed',
      path: stopped.file.path,
      ...common,
      diagnostics: [...diagnostics, ...problems],
    };
  }
  const { comparison } = last.proof.type === 'ran' ? last.proof : last;
  const lock = await settledLock(project, [...project.directory.migrations, ...files], comparison.learned);
  const problems = writeLockFile(project.directory.path, lock);
  return {
    type: hasErrors(problems) ? 'failed' : 'migrated',
    path: last.file.path,
    plan: last.draft.plan,
    unmanaged: comparison.unmanaged,
    applied: common.applied,
    diagnostics: [...diagnostics, ...problems],
  };
}

/** Between two phases there is what the schema does not declare, and the next migration is to remove. */
function ownPassing({ lock, directory }: DevProject, passing: ReadonlySet<ObjectId>): readonly Diagnostic[] {
  return writeLockFile(directory.path, { ...lock, objects: new Set([...lock.objects, ...passing]) });
}
