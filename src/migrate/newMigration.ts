import { join } from 'node:path';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { DevProject } from './devProject.ts';
import type { Draft } from './draft.ts';
import { emptyMigration } from './emptyMigration.ts';
import type { Migration } from './migration.ts';
import { migrationHeader } from './migrationHeader.ts';
import { migrationName } from './migrationName.ts';
import { nextMigrationId } from './nextMigrationId.ts';
import { schemaHash } from './schemaHash.ts';
import type { TableOutline } from './tableOutline.ts';
import { type NewMigration, writeMigration } from './writeMigration.ts';

/** A migration that is about to be written. */
export interface NewMigrationFile {
  /** Its folder, as it is shown. */
  readonly path: string;
  readonly migration: Migration;
  /** The text below the header. */
  readonly sql: string;
  readonly schema: string | undefined;
}

/** What a new migration is to hold. */
export interface NewMigrationContent {
  /** Absent: an empty migration. */
  readonly draft: Extract<Draft, { type: 'draft' }> | undefined;
  /** What an empty migration tells of: see `emptyMigration`. */
  readonly tables?: readonly TableOutline[];
  /** Absent: named after what it does. */
  readonly name: string | undefined;
  /** Whether it is to lead to the schema as it is now, which `migrate dev` then insists on. */
  readonly leadsToSchema: boolean;
  /** Absent: the last of the folder. */
  readonly parents?: readonly string[];
  /** Whether a deploy stops before it. */
  readonly hold?: boolean;
}

/** The files of the next migration, with the draft in them, or empty. */
export function newMigrationFile(
  { directory, desired }: DevProject,
  { draft, tables = [], name, leadsToSchema, parents: given, hold = false }: NewMigrationContent,
): NewMigrationFile {
  const first = directory.migrations.length === 0;
  const id = nextMigrationId(directory, name ?? (draft ? migrationName(draft.plan, first) : 'data'));
  const last = directory.migrations.at(-1)?.id;
  const parents = given ?? (last === undefined ? [] : [last]);
  const schema = leadsToSchema ? schemaHash(desired.schema) : undefined;
  const sql = draft ? `\n${draft.sql}` : emptyMigration(tables);
  const path = join(directory.path, id);
  const text = `${migrationHeader(parents, schema, [], hold)}${sql}`;
  const source = { path: join(path, 'migration.sql'), text };
  const down = draft ? { down: { path: join(path, 'down.sql'), text: draft.down.text } } : {};
  return {
    path,
    migration: {
      id,
      parents,
      replaces: [],
      ...(hold ? { hold } : {}),
      source,
      bytes: Buffer.from(text),
      ...down,
    },
    sql,
    schema,
  };
}

/** Writes the files; the diagnostics say what prevented it. */
export function writeNewMigration(project: DevProject, file: NewMigrationFile): readonly Diagnostic[] {
  const written = writeMigration(project.directory.path, newMigrationOf(file));
  return written.diagnostic ? [written.diagnostic] : [];
}

/** What is written of it. */
export function newMigrationOf({ migration, sql, schema }: NewMigrationFile): NewMigration {
  const { id, parents, down } = migration;
  return {
    id,
    parents,
    ...(schema === undefined ? {} : { schema }),
    ...(migration.hold ? { hold: true } : {}),
    sql,
    ...(down ? { down: down.text } : {}),
  };
}
