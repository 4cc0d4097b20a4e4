import { existsSync } from 'node:fs';
import type { Database, DatabaseTarget } from '../database/database.ts';
import { openDatabase } from '../database/openDatabase.ts';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { extensionMembers } from '../introspect/extensionMembers.ts';
import { introspect } from '../introspect/introspect.ts';
import { readingsOf } from '../kinds/readingsOf.ts';
import { kinds } from '../kinds/registry.ts';
import { bookkeepingTables } from '../migrate/bookkeeping.ts';
import type { DiffState } from '../migrate/diffState.ts';
import { readDirectory } from '../migrate/directory.ts';
import { foreignTables } from '../migrate/foreignHistory.ts';
import { readLockFile } from '../migrate/lockFile.ts';
import { replay } from '../migrate/replay.ts';
import { type ObjectId, objectId } from '../model/object.ts';
import type { Reading } from '../model/reading.ts';
import type { DiffSide } from './diffSide.ts';
import { loadSchema, targetSchema } from './project.ts';

/** What both sides of a comparison share. */
export interface DiffContext {
  readonly defaultSchema: string;
  /** The schemas to read; absent: all. */
  readonly schemas: readonly string[] | undefined;
  /** What schema files declare on either side. */
  readonly declared: ReadonlySet<ObjectId>;
  /** What either side knows of rows that belong to a schema. */
  readonly readings: readonly Reading[];
  /** Every database that must be closed in the end. */
  readonly opened: Database[];
}

/** Schema files are compared as far as they speak: with their own schemas; a url may name the default one. */
export async function diffContext(sides: readonly DiffSide[]): Promise<DiffContext> {
  const named = sides.flatMap((side) => (side.type === 'database' ? [targetSchema(side.target)] : []));
  const defaultSchema = named.find((schema) => schema !== 'public') ?? 'public';
  const files = sides.flatMap((side) => (side.type === 'schema' ? [side.path] : []));
  const loaded = await Promise.all(files.map((path) => loadSchema(path, defaultSchema)));
  const listed = loaded.flatMap(({ analysis }) => analysis.schemas ?? [defaultSchema]);
  const schemas = listed.length > 0 ? [...new Set(listed)] : undefined;
  const declared = new Set(loaded.flatMap(({ analysis }) => [...analysis.schema.keys()]));
  const folders = sides.flatMap((side) => (side.type === 'migrations' ? [side.path] : []));
  const readings = [
    ...loaded.flatMap(({ analysis }) => readingsOf(analysis.schema, kinds)),
    ...folders.flatMap((path) => readLockFile(path).lock.readings),
  ];
  return { defaultSchema, schemas, declared, readings, opened: [] };
}

interface ReadState {
  readonly state?: DiffState;
  readonly diagnostics: readonly Diagnostic[];
}

const nothingUnspoken: ReadonlySet<string> = new Set();

/** Finds out what a side of a comparison holds. */
export async function readDiffState(side: DiffSide, context: DiffContext): Promise<ReadState> {
  switch (side.type) {
    case 'empty':
      return { state: { schema: new Map(), declared: false, unspoken: nothingUnspoken }, diagnostics: [] };
    case 'schema': {
      const { analysis, diagnostics } = await loadSchema(side.path, context.defaultSchema);
      const { schema, unspoken, client } = analysis;
      return { state: { schema, declared: true, unspoken, client }, diagnostics };
    }
    case 'database':
      return stateOfDatabase(await open(side.target, context), context);
    case 'migrations':
      return replayed(side.path, context);
  }
}

async function open(target: DatabaseTarget, context: DiffContext): Promise<Database> {
  const database = await openDatabase(target);
  context.opened.push(database);
  return database;
}

async function stateOfDatabase(database: Database, context: DiffContext): Promise<ReadState> {
  const foreign = await foreignTables(database);
  const scope = {
    ...(context.schemas ? { schemas: context.schemas } : {}),
    ignore: bookkeepingTables,
    readings: { kept: context.readings, wished: [] },
    ignoredTables: foreign.filter(
      ({ schema, name }) => !context.declared.has(objectId('table', [schema, name])),
    ),
  };
  const schema = await introspect(database, scope);
  const members = () => extensionMembers(database, schema, scope);
  return {
    state: { schema, declared: false, unspoken: nothingUnspoken, database, extensionMembers: members },
    diagnostics: [],
  };
}

/** What a migrations folder leads to, found out by running it on an embedded database. */
async function replayed(path: string, context: DiffContext): Promise<ReadState> {
  if (!existsSync(path)) {
    return {
      diagnostics: [errorDiagnostic('no-migrations-folder', `There is no migrations folder \`${path}\`.`)],
    };
  }
  const directory = readDirectory(path);
  if (hasErrors(directory.diagnostics)) return directory;
  const database = await open({ embedded: 'memory' }, context);
  const diagnostics = [...directory.diagnostics, ...(await replay(database, directory.migrations))];
  if (hasErrors(diagnostics)) return { diagnostics };
  const read = await stateOfDatabase(database, context);
  return { ...read, diagnostics };
}
