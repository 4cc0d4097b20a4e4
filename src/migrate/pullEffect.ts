import type { Database } from '../database/database.ts';
import type { DevOptions } from './devOptions.ts';
import { compareProject, type DevProject, readCurrent } from './devProject.ts';
import { effectOnScratch, effectSince, type Watch } from './leadingEffect.ts';
import type { Migration } from './migration.ts';
import { pulledState } from './pulledState.ts';
import { type Pull, pullIntoSchema } from './pullIntoSchema.ts';

export interface Leading {
  readonly leading: readonly Migration[];
  /** Of the database before them, where they have just run and no others. */
  readonly watched: Watch | undefined;
}

/** Brings the schema files to what leading migrations have made, if somebody says so. */
export async function pullEffect(
  database: Database,
  project: DevProject,
  { leading, watched }: Leading,
  options: Pick<DevOptions, 'flags' | 'ask' | 'revise' | 'scratchUrl'>,
): Promise<Pull> {
  const nothing = { type: 'done', project, flags: options.flags, diagnostics: [] } as const;
  if (leading.length === 0) return nothing;
  const now = await compareProject(project, database, await readCurrent(project, database));
  if (now.changes.length === 0 && now.unmanaged.length === 0) return nothing;
  const found = watched
    ? await effectSince(watched, database, project)
    : await effectOnScratch(project, leading, await options.scratchUrl());
  if ('diagnostics' in found) return { ...nothing, diagnostics: found.diagnostics };
  return pullIntoSchema(database, project, pulledState({ ...found, desired: project.desired, now }), options);
}
