import { join } from 'node:path';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { DevProject } from './devProject.ts';
import type { Draft } from './draft.ts';
import type { Migration } from './migration.ts';
import { migrationHeader } from './migrationHeader.ts';
import { migrationId } from './migrationId.ts';
import { migrationName } from './migrationName.ts';
import { schemaHash } from './schemaHash.ts';
import { writeMigration } from './writeMigration.ts';

/** A migration that is about to be written. */
export interface NewMigrationFile {
  /** Its folder, as it is shown. */
  readonly path: string;
  readonly migration: Migration;
  /** The text below the header. */
  readonly sql: string;
  readonly schema: string;
}

/** What an empty migration says to whoever opens it. */
const emptyBody = `
-- Nothing has changed in the schema: this file is for SQL of your own, such as a backfill:
--   UPDATE deals SET category_id = 1 WHERE category_id IS NULL;
-- It is proven and applied by \`schemac migrate dev\`, and applied elsewhere by \`schemac migrate deploy\`.
`;

/** The files of the next migration, with the draft in them, or empty. */
export function newMigrationFile(
  project: DevProject,
  draft: Extract<Draft, { type: 'draft' }> | undefined,
  name: string | undefined,
): NewMigrationFile {
  const { directory, desired } = project;
  const newest = directory.migrations
    .map(({ id }) => id)
    .sort()
    .at(-1);
  const id = migrationId(name ?? (draft ? migrationName(draft.plan) : 'data'), new Date(), newest);
  const last = directory.migrations.at(-1)?.id;
  const parents = last === undefined ? [] : [last];
  const schema = schemaHash(desired.schema);
  const sql = draft ? `\n${draft.sql}` : emptyBody;
  const path = join(directory.path, id);
  const text = `${migrationHeader(parents, schema)}${sql}`;
  const source = { path: join(path, 'migration.sql'), text };
  const down = draft ? { down: { path: join(path, 'down.sql'), text: draft.down } } : {};
  return { path, migration: { id, parents, source, bytes: Buffer.from(text), ...down }, sql, schema };
}

/** Writes the files; the diagnostics say what prevented it. */
export function writeNewMigration(project: DevProject, file: NewMigrationFile): readonly Diagnostic[] {
  const { id, parents, down } = file.migration;
  const written = writeMigration(project.directory.path, {
    id,
    parents,
    schema: file.schema,
    sql: file.sql,
    ...(down ? { down: down.text } : {}),
  });
  return written.diagnostic ? [written.diagnostic] : [];
}
