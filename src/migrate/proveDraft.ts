import type { Database } from '../database/database.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Schema } from '../model/object.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import { compareProject, type DevProject, readCurrent } from './devProject.ts';
import { differenceDiagnostics } from './differenceDiagnostics.ts';
import type { Draft } from './draft.ts';
import type { NextDraft } from './draftNext.ts';
import { impossibleChange } from './impossibleChange.ts';
import { type MigrationScript, readScript } from './migrationScript.ts';
import type { NewMigrationFile } from './newMigration.ts';
import { printFormat } from './printFormat.ts';
import { type Proof, type ProofInput, prove } from './prove.ts';

/** A draft to which no question is left. */
export type ReadyDraft = Pick<NextDraft, 'comparison'> & {
  readonly draft: Extract<Draft, { type: 'draft' }>;
};

/** What else is done in the state that a migration leads to, while it is tried out. */
export type Meanwhile = (state: Database, actual: Schema) => Promise<void>;

/** Tries scripts out, and compares what they lead to with the schema. */
export async function proveScripts(
  database: Database,
  project: DevProject,
  current: Schema,
  up: readonly MigrationScript[],
  { down, meanwhile }: { readonly down?: ProofInput['down']; readonly meanwhile?: Meanwhile } = {},
): Promise<Proof> {
  return prove({
    database,
    current,
    up,
    ...(down ? { down } : {}),
    read: (state) => readCurrent(project, state, { migrated: true }),
    compare: async (state, actual) => {
      await meanwhile?.(state, actual);
      return compareProject(project, state, actual);
    },
  });
}

/** With an error where the migration fails or does not lead to the schema. */
export async function proveDraft(
  database: Database,
  project: DevProject,
  { draft, comparison }: ReadyDraft,
  { migration }: NewMigrationFile,
  meanwhile?: Meanwhile,
): Promise<Proof> {
  const parser = await loadPostgresParser();
  const up = [readScript(parser, migration.source)];
  const down = { script: readScript(parser, migration.down!), plan: draft.down.plan };
  const proof = await proveScripts(database, project, comparison.actual, up, {
    down,
    ...(meanwhile ? { meanwhile } : {}),
  });
  const differences =
    proof.type === 'ran' ? differenceDiagnostics(proof.comparison, database.defaultSchema) : [];
  if (proof.type !== 'failed' && differences.length === 0) return proof;
  const format = printFormat(database.defaultSchema);
  const failures = [...proof.diagnostics, ...differences]
    .map((failure) => impossibleChange(failure, draft.plan, migration.source, format))
    .map(withNote);
  return { type: 'failed', diagnostics: [...failures, ...comparison.doubts] };
}

/** The file that a failure points into is not there to be opened. */
function withNote(diagnostic: Diagnostic): Diagnostic {
  const note = {
    message: 'The migration was only tried out: nothing is written, and the database is as it was.',
  };
  return diagnostic.severity === 'error'
    ? { ...diagnostic, notes: [...(diagnostic.notes ?? []), note] }
    : diagnostic;
}
