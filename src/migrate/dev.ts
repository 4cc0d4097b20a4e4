import type { Database } from '../database/database.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import type { DevOptions, WrittenMigration } from './devOptions.ts';
import { type DevProject, readCurrent, settledLock, stateScope } from './devProject.ts';
import type { DevOutcome, DevResult } from './devResult.ts';
import { differenceDiagnostics } from './differenceDiagnostics.ts';
import { draftNext, type NextDraft } from './draftNext.ts';
import { readDrift } from './drift.ts';
import { editedSinceRecorded, notToldBy } from './editedSinceRecorded.ts';
import { readHistory } from './history.ts';
import { writeLockFile } from './lockFile.ts';
import type { Migration } from './migration.ts';
import { readMigrationHeader } from './migrationHeader.ts';
import { type MigrationScript, readScript } from './migrationScript.ts';
import { type NewMigrationFile, newMigrationFile, writeNewMigration } from './newMigration.ts';
import type { Proof } from './prove.ts';
import { proveDraft, proveScripts, type ReadyDraft } from './proveDraft.ts';
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
export async function dev(database: Database, project: DevProject, options: DevOptions): Promise<DevResult> {
  const parser = await loadPostgresParser();
  const {
    history,
    pending,
    renamed,
    diagnostics: found,
  } = await readAssessment(database, project.directory, project.history);
  if (hasErrors(found)) return { type: 'failed', applied: [], diagnostics: found };
  const scripts = pending.map(({ source }) => readScript(parser, source));
  if (options.createOnly || options.empty) return writeOnly(database, project, scripts, options);
  const missed = await missedSchema(database, project, pending, scripts);
  if (hasErrors(missed)) return { type: 'failed', applied: [], diagnostics: missed };
  await recordRenames(database, history, renamed);
  const drift = await readDrift(database, history);
  const record = () => recordAfter(database, project.history, stateScope(project, database), drift);
  const run = await applyMigrations(database, history, pending, options.run, options.report);
  if (hasErrors(run.diagnostics)) return { type: 'failed', ...run };
  if (run.applied.length > 0) await record();
  const next = await draftNext(database, project, options);
  const edited = await editedSinceRecorded(project.lock, project.directory.migrations);
  const diagnostics = [
    ...found,
    ...notToldBy(edited, found),
    ...missed,
    ...run.diagnostics,
    ...next.diagnostics,
  ];
  const common = { applied: run.applied, diagnostics };
  if (next.draft.type !== 'draft') return withoutMigration(next, project, common);
  const result = await migrate(database, project, { ...next, draft: next.draft }, options, common);
  if (result.type === 'migrated') await record();
  return result;
}

/**
 * Whether pending migrations that were written for this very schema, and perhaps edited since, still lead to it. Tried
 * out before anything is applied, so that the file can still be edited.
 */
async function missedSchema(
  database: Database,
  project: DevProject,
  pending: readonly Migration[],
  scripts: readonly MigrationScript[],
): Promise<readonly Diagnostic[]> {
  const last = pending.at(-1);
  const writtenFor = last && readMigrationHeader(last.source.text).schema;
  if (writtenFor !== schemaHash(project.desired.schema)) return [];
  const current = await readCurrent(project, database);
  const proof = await proveScripts(database, project, current, scripts);
  if (proof.type !== 'ran') return proof.diagnostics;
  const edited = { path: last!.source.path, before: current };
  return differenceDiagnostics(proof.comparison, database.defaultSchema, edited);
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

/** Proves a drafted migration, writes it, applies it, and brings the lock file up to date. */
async function migrate(
  database: Database,
  project: DevProject,
  next: ReadyDraft,
  options: DevOptions,
  common: DevOutcome,
): Promise<DevResult> {
  const file = newMigrationFile(project, { draft: next.draft, name: options.name, leadsToSchema: true });
  const proof = await proveDraft(database, project, next, file);
  const told = [...common.diagnostics, ...next.draft.diagnostics, ...proof.diagnostics];
  if (hasErrors(told)) return { type: 'failed', ...common, diagnostics: told };
  const problems = writeNewMigration(project, file);
  if (hasErrors(problems)) return { type: 'failed', ...common, diagnostics: [...told, ...problems] };
  options.onWritten({ path: file.path, plan: next.draft.plan, proven: provenWays(proof) });
  const { comparison } = proof.type === 'ran' ? proof : next;
  return applyWritten(database, project, file, { draft: next.draft, comparison }, options, {
    ...common,
    diagnostics: [...told, ...problems],
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
  { path, migration }: NewMigrationFile,
  { draft, comparison }: Pick<ReadyDraft, 'draft' | 'comparison'>,
  options: DevOptions,
  common: DevOutcome,
): Promise<DevResult> {
  const history = await readHistory(database, project.history);
  const run = await applyMigrations(database, history, [migration], options.run, options.report);
  const diagnostics = [...common.diagnostics, ...run.diagnostics];
  if (hasErrors(run.diagnostics)) return { type: 'failed', path, ...common, diagnostics };
  const lock = await settledLock(project, [...project.directory.migrations, migration], comparison.learned);
  const problems = writeLockFile(project.directory.path, lock);
  return {
    type: hasErrors(problems) ? 'failed' : 'migrated',
    path,
    plan: draft.plan,
    unmanaged: comparison.unmanaged,
    applied: common.applied,
    diagnostics: [...diagnostics, ...problems],
  };
}
