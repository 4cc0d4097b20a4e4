import type { Database } from '../database/database.ts';
import { withScratchDatabase } from '../database/withScratchDatabase.ts';
import { type Diagnostic, hasErrors, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import type { IdentifiedSchema } from '../introspect/introspect.ts';
import type { Comparison } from './compareWithDatabase.ts';
import { compareProject, type DevProject, readIdentified } from './devProject.ts';
import type { Migration } from './migration.ts';
import { effectBetween, joinEffects, type MigrationEffect } from './migrationEffect.ts';
import { replay } from './replay.ts';

/** What leading migrations have done, and the schema files and the database before them. */
export interface LeadingEffect {
  readonly before: Comparison;
  readonly effect: MigrationEffect;
}

/** A database before migrations run in it. */
export interface Watch {
  readonly reading: IdentifiedSchema;
  /** Made while the database is as it is: PostgreSQL takes a text by the columns that are there. */
  readonly comparison: Comparison;
}

/** To be asked before the migrations run. */
export async function watch(database: Database, project: DevProject): Promise<Watch> {
  const reading = await readIdentified(project, database);
  return { reading, comparison: await compareProject(project, database, reading.schema) };
}

/** What has happened in the database meanwhile. */
export async function effectSince(
  { reading, comparison }: Watch,
  database: Database,
  project: DevProject,
): Promise<LeadingEffect> {
  return { before: comparison, effect: effectBetween(reading, await readIdentified(project, database)) };
}

/**
 * What migrations have done that ran at another time, or between others: all of the folder run again on a scratch
 * database, at `scratchUrl` or embedded. With a warning where they cannot.
 */
export async function effectOnScratch(
  project: DevProject,
  leading: readonly Migration[],
  scratchUrl: string | undefined,
): Promise<LeadingEffect | { readonly diagnostics: readonly Diagnostic[] }> {
  const { migrations } = project.directory;
  const first = migrations.indexOf(leading[0]!);
  return withScratchDatabase(scratchUrl, async (scratch) => {
    const early = await replay(scratch, migrations.slice(0, first));
    if (hasErrors(early)) return { diagnostics: [notReplayed(early)] };
    const { reading, comparison } = await watch(scratch, project);
    let effect: MigrationEffect = { made: new Set(), changed: new Set(), renames: [] };
    let before = reading;
    for (const migration of migrations.slice(first)) {
      const failed = await replay(scratch, [migration]);
      if (hasErrors(failed)) return { diagnostics: [notReplayed(failed)] };
      const after = await readIdentified(project, scratch);
      const own = effectBetween(before, after);
      const known = { made: new Set<never>(), changed: new Set<never>(), renames: own.renames };
      effect = joinEffects(effect, leading.includes(migration) ? own : known);
      before = after;
    }
    return { before: comparison, effect };
  });
}

function notReplayed(diagnostics: readonly Diagnostic[]): Diagnostic {
  const message =
    'What the migrations made beyond the schema is not known: they cannot be run again from the first on.';
  return warningDiagnostic('not-replayed', message, {
    notes: diagnostics.map((diagnostic) => ({ message: diagnostic.message })),
  });
}
