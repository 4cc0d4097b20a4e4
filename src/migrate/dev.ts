import type { Database } from '../database/database.ts';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import type { SchemaObject } from '../model/object.ts';
import type { Plan } from '../model/plan.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import { type AnswerFlags, readAnswers } from './answers.ts';
import { assess } from './assess.ts';
import type { Comparison } from './compareWithDatabase.ts';
import { compareProject, type DevProject, readCurrent, settledLock, withMigrations } from './devProject.ts';
import { type Draft, draftMigration, mayBeRenamed } from './draft.ts';
import { readHistory } from './history.ts';
import { writeLockFile } from './lockFile.ts';
import type { Migration } from './migration.ts';
import { readMigrationHeader } from './migrationHeader.ts';
import { type MigrationScript, readScript } from './migrationScript.ts';
import { newMigrationFile, writeNewMigration } from './newMigration.ts';
import { differenceDiagnostics, type Proof, prove } from './prove.ts';
import type { Question } from './question.ts';
import { fitOneTransaction, rehearse } from './rehearse.ts';
import type { Report } from './runEvent.ts';
import { applyMigrations } from './runner.ts';
import type { RunOptions } from './runOptions.ts';
import { schemaHash } from './schemaHash.ts';

export interface DevOptions {
  readonly flags: AnswerFlags;
  /** Absent: the migration is named after what it does. */
  readonly name?: string;
  /** Write the file, and apply nothing. */
  readonly createOnly: boolean;
  /** Write an empty file, and apply nothing. */
  readonly empty: boolean;
  readonly run: RunOptions;
  readonly report: Report;
  /** Asks a person; returns their answers as flags, or undefined where they gave none. */
  readonly ask?: (questions: readonly Question[]) => Promise<AnswerFlags | undefined>;
}

interface Common {
  /** Migrations that were pending and are applied now. */
  readonly applied: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What `migrate dev` has done. */
export type DevResult = Common &
  (
    | { readonly type: 'failed' }
    | { readonly type: 'questions'; readonly questions: readonly Question[] }
    | { readonly type: 'up-to-date'; readonly unmanaged: readonly SchemaObject[] }
    /** The file is there and not applied; without a plan it is empty. */
    | { readonly type: 'written'; readonly path: string; readonly plan?: Plan }
    | {
        readonly type: 'migrated';
        readonly path: string;
        readonly plan: Plan;
        readonly unmanaged: readonly SchemaObject[];
      }
  );

/**
 * Brings a database to what the schema asks for: applies what is pending, writes the migration for what is left,
 * proves it and applies it. Nothing is written before every question is answered and the proof has succeeded.
 */
export async function dev(database: Database, project: DevProject, options: DevOptions): Promise<DevResult> {
  const history = await readHistory(database, project.history);
  const parser = await loadPostgresParser();
  const { pending, diagnostics: found } = assess(project.directory, history, parser);
  if (hasErrors(found)) return { type: 'failed', applied: [], diagnostics: found };
  const scripts = pending.map(({ source }) => readScript(parser, source));
  if (options.createOnly || options.empty) return writeOnly(database, project, scripts, options);
  const missed = await missedSchema(database, project, pending, scripts);
  if (hasErrors(missed)) return { type: 'failed', applied: [], diagnostics: missed };
  const run = await applyMigrations(database, history, pending, options.run, options.report);
  if (hasErrors(run.diagnostics)) return { type: 'failed', ...run };
  const next = await draftNext(database, project, options);
  const diagnostics = [...found, ...missed, ...run.diagnostics, ...next.diagnostics];
  const common = { applied: run.applied, diagnostics };
  if (next.draft.type !== 'draft') return withoutMigration(next, project, common);
  return migrate(database, project, { ...next, draft: next.draft }, options, common);
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
  const proof = await proveScripts(database, project, scripts, undefined);
  if (proof.type !== 'ran') return proof.diagnostics;
  return differenceDiagnostics(proof.comparison, database.defaultSchema);
}

async function proveScripts(
  database: Database,
  project: DevProject,
  up: readonly MigrationScript[],
  down: MigrationScript | undefined,
): Promise<Proof> {
  return prove({
    database,
    current: await readCurrent(project, database),
    up,
    ...(down ? { down } : {}),
    read: (state) => readCurrent(project, state),
    compare: (state, actual) => compareProject(project, state, actual),
  });
}

interface NextDraft {
  readonly draft: Draft;
  readonly comparison: Comparison;
  readonly diagnostics: readonly Diagnostic[];
}

/** Drafts the migration for what is left, asking until every question is answered or nobody answers. */
async function draftNext(database: Database, project: DevProject, options: DevOptions): Promise<NextDraft> {
  const current = await readCurrent(project, database);
  let flags = options.flags;
  for (;;) {
    const read = readAnswers(flags, current, project.desired.schema, database.defaultSchema, mayBeRenamed);
    const comparison = await compareProject(project, database, current, read.answers.renames);
    const draft: Draft = hasErrors(read.diagnostics)
      ? { type: 'refused', diagnostics: read.diagnostics }
      : await draftMigration(comparison, read.answers, database);
    const more = draft.type === 'questions' ? await options.ask?.(draft.questions) : undefined;
    if (!more) return { draft, comparison, diagnostics: comparison.diagnostics };
    flags = {
      renames: [...flags.renames, ...more.renames],
      drops: [...flags.drops, ...more.drops],
      acceptDataLoss: flags.acceptDataLoss || more.acceptDataLoss,
    };
  }
}

/** The result where there is no migration to write. */
async function withoutMigration(
  { draft, comparison }: NextDraft,
  project: DevProject,
  common: Common,
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
  { draft, comparison }: NextDraft & { readonly draft: Extract<Draft, { type: 'draft' }> },
  options: DevOptions,
  common: Common,
): Promise<DevResult> {
  const file = newMigrationFile(project, draft, options.name);
  const parser = await loadPostgresParser();
  const down = readScript(parser, file.migration.down!);
  const proof = await proveScripts(database, project, [readScript(parser, file.migration.source)], down);
  const told = [...common.diagnostics, ...draft.diagnostics, ...proof.diagnostics];
  if (proof.type === 'failed') return { type: 'failed', ...common, diagnostics: told };
  if (proof.type === 'ran' && proof.comparison.changes.length > 0) {
    const differences = differenceDiagnostics(proof.comparison, database.defaultSchema);
    return { type: 'failed', ...common, diagnostics: [...told, ...differences] };
  }
  const problems = writeNewMigration(project, file);
  if (hasErrors(problems)) return { type: 'failed', ...common, diagnostics: [...told, ...problems] };
  const history = await readHistory(database, project.history);
  const run = await applyMigrations(database, history, [file.migration], options.run, options.report);
  const diagnostics = [...told, ...problems, ...run.diagnostics];
  if (hasErrors(run.diagnostics)) return { type: 'failed', ...common, diagnostics };
  const learned = proof.type === 'ran' ? proof.comparison.learned : comparison.learned;
  const lock = await settledLock(project, [...project.directory.migrations, file.migration], learned);
  const lockProblems = writeLockFile(project.directory.path, lock);
  const result = {
    path: file.path,
    plan: draft.plan,
    unmanaged: comparison.unmanaged,
    applied: common.applied,
  };
  return {
    type: hasErrors(lockProblems) ? 'failed' : 'migrated',
    ...result,
    diagnostics: [...diagnostics, ...lockProblems],
  };
}

/** `--create-only` and `--empty`: writes a file for the state after what is pending, and applies nothing. */
async function writeOnly(
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
    'a pending migration has statements that no transaction can hold, so its result cannot be tried out';
  return errorDiagnostic('pending-migrations', message, {
    fixes: [{ title: 'apply what is pending first: schemac migrate deploy' }],
  });
}

async function writeFile(
  project: DevProject,
  draft: Extract<Draft, { type: 'draft' }> | undefined,
  options: DevOptions,
  common: Common,
): Promise<DevResult> {
  const file = newMigrationFile(project, draft, options.name);
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
