import type { RememberedExpression } from '../compare/expressionMemory.ts';
import type { Database, DatabaseTarget } from '../database/database.ts';
import type { RenamePair } from '../diff/renamePair.ts';
import { extensionMembers } from '../introspect/extensionMembers.ts';
import { type IdentifiedSchema, introspect, introspectWithIdentities } from '../introspect/introspect.ts';
import type { IntrospectionOptions } from '../introspect/introspectionOptions.ts';
import { readingsOf } from '../kinds/readingsOf.ts';
import { kinds } from '../kinds/registry.ts';
import type { Schema } from '../model/object.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import { tokensChecksum } from '../sql/tokensChecksum.ts';
import { bookkeepingTables } from './bookkeeping.ts';
import { type Comparison, compareWithDatabase, type DesiredState } from './compareWithDatabase.ts';
import type { MigrationsDirectory } from './directory.ts';
import type { HistoryTable } from './history.ts';
import type { LockFile } from './lock.ts';
import type { Migration } from './migration.ts';
import type { StateScope } from './recordedState.ts';

/** What `migrate dev` works on. */
export interface DevProject {
  readonly target: DatabaseTarget;
  readonly directory: MigrationsDirectory;
  readonly lock: LockFile;
  readonly history: HistoryTable;
  readonly desired: DesiredState & {
    /** The schemas that the datasource lists; absent: the default schema. */
    readonly schemas?: readonly string[];
  };
}

/**
 * What the database holds of the schemas that the project speaks of. `migrated`: it is read as the migrations should have
 * left it, so that what the schema declares for the first time is there by their doing.
 */
export function readCurrent(
  project: DevProject,
  database: Database,
  { migrated = false }: { readonly migrated?: boolean } = {},
): Promise<Schema> {
  const declared = readingsOf(project.desired.schema, kinds);
  const { readings } = project.lock;
  const kept = migrated ? [...declared, ...readings] : readings;
  return introspect(database, {
    ...scopeOf(project, database),
    readings: { kept, wished: migrated ? [] : declared },
  });
}

/** What is recorded of a database that a project has been migrated to. */
export function stateScope(project: DevProject, database: Database): StateScope {
  const declared = readingsOf(project.desired.schema, kinds);
  return { schemas: schemasOf(project, database), readings: [...declared, ...project.lock.readings] };
}

/** The same but for rows, for who asks later what has got another name. */
export function readIdentified(project: DevProject, database: Database): Promise<IdentifiedSchema> {
  return introspectWithIdentities(database, scopeOf(project, database));
}

function scopeOf(project: DevProject, database: Database): IntrospectionOptions {
  return { schemas: schemasOf(project, database), ignore: bookkeepingTables };
}

/** The schemas that the project speaks of. */
export function schemasOf({ desired }: DevProject, database: Database): readonly string[] {
  return desired.schemas ?? [database.defaultSchema];
}

/** What is left to do for a database to be what the project's schema asks for. */
export function compareProject(
  project: DevProject,
  database: Database,
  current: Schema,
  renames: readonly RenamePair[] = [],
): Promise<Comparison> {
  const { desired, lock } = project;
  return compareWithDatabase({
    database,
    current,
    desired,
    owned: lock.objects,
    renames,
    memory: lock.expressions,
    extensionMembers: () => extensionMembers(database, current, scopeOf(project, database)),
  });
}

/**
 * The lock file with an entry for every migration given, which must have been applied: until then a file may be
 * edited. Entries that are there stay as they are, but for those of `anew`.
 */
export async function withMigrations(
  lock: LockFile,
  migrations: readonly Migration[],
  anew: ReadonlySet<string> = new Set(),
): Promise<LockFile> {
  const parser = await loadPostgresParser();
  const entries = migrations.flatMap(({ id, parents, source }) => {
    const known = lock.migrations.find((entry) => entry.id === id);
    if (known && !anew.has(id)) return [known];
    const checksum = tokensChecksum(parser, source.text);
    return checksum === undefined ? [] : [{ id, parents, checksum }];
  });
  return { ...lock, migrations: entries };
}

/** The lock file without what was removed from the folder. */
export function withoutMigrations(lock: LockFile, removed: readonly string[]): LockFile {
  return { ...lock, migrations: lock.migrations.filter(({ id }) => !removed.includes(id)) };
}

/**
 * The lock file once the database is what the schema asks for: it owns what the schema declares, and nothing else;
 * what PostgreSQL has made of its SQL is remembered.
 */
export async function settledLock(
  project: DevProject,
  migrations: readonly Migration[],
  learned: readonly RememberedExpression[],
): Promise<LockFile> {
  const lock = await withMigrations(project.lock, migrations);
  const { schema } = project.desired;
  return {
    ...lock,
    objects: new Set(schema.keys()),
    expressions: learned,
    readings: readingsOf(schema, kinds),
  };
}
