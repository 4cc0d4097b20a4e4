import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type AnalysisResult, analyze } from '../analyze/analyze.ts';
import { checkSql } from '../analyze/checkSql.ts';
import type { Database, DatabaseOptions, DatabaseTarget } from '../database/database.ts';
import { withSchema } from '../database/withSchema.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { DevProject } from '../migrate/devProject.ts';
import type { Source } from '../source/source.ts';
import type { Document } from '../syntax/ast.ts';
import { parse } from '../syntax/parse.ts';
import { type ChosenTarget, type DatasourceUrl, databaseTarget } from './databaseTarget.ts';
import { readEnvironment } from './environment.ts';
import { migrationsFolder, readSchemaFiles, type SchemaFiles } from './schemaFiles.ts';
import { UsageError } from './usageError.ts';

/** The options that say which project a command works on. */
export interface ProjectOptions {
  readonly schema?: string;
  readonly migrations?: string;
  readonly url?: string;
  /** The schema that is to be the default one, with a history of its own; absent: the url says. */
  readonly targetSchema?: string;
  readonly json: boolean;
}

export interface LoadedSchema {
  /** The file or folder. */
  readonly path: string;
  readonly analysis: AnalysisResult;
  /** Of reading, parsing and analysing. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the schema files and finds out what they ask for. */
export function loadSchema(named: string | undefined, defaultSchema: string): Promise<LoadedSchema> {
  return withSqlChecked(analyzeFiles(readSchemaFiles(named), defaultSchema));
}

interface AnalyzedFiles extends LoadedSchema {
  readonly documents: readonly Document[];
}

async function withSqlChecked({ documents, ...loaded }: AnalyzedFiles): Promise<AnalyzedFiles> {
  const sources = documents.map(({ source }) => source);
  const diagnostics = inReadingOrder([...loaded.diagnostics, ...(await checkSql(documents))], sources);
  return { ...loaded, documents, diagnostics };
}

/** All but what is wrong with the SQL in them. */
function analyzeFiles(files: SchemaFiles, defaultSchema: string): AnalyzedFiles {
  const parsed = files.sources.map(parse);
  const documents = parsed.map(({ document }) => document);
  const analysis = analyze(documents, { defaultSchema });
  const read = [...files.diagnostics, ...parsed.flatMap((result) => result.diagnostics)];
  const diagnostics = inReadingOrder([...read, ...analysis.diagnostics], files.sources);
  return { path: files.path, analysis, diagnostics, documents };
}

/** As one meets them from the top of the first file on; what has no place comes first. */
function inReadingOrder(
  diagnostics: readonly Diagnostic[],
  sources: readonly Source[],
): readonly Diagnostic[] {
  const fileOf = ({ span }: Diagnostic) => (span ? sources.indexOf(span.source) : -1);
  const startOf = ({ span }: Diagnostic) => span?.start ?? 0;
  return diagnostics.toSorted(
    (left, right) => fileOf(left) - fileOf(right) || startOf(left) - startOf(right),
  );
}

export interface Project extends LoadedSchema {
  readonly documents: readonly Document[];
  /** The folder of the migrations. */
  readonly migrations: string;
  /** Where objects belong that name no schema. */
  readonly defaultSchema: string;
  readonly target: DatabaseTarget | undefined;
  /** What the user is to be told about the choice of the database. */
  readonly note: string | undefined;
}

/** The schema, the migrations folder and the database of a development command, which may be the embedded one. */
export async function loadProject(options: ProjectOptions): Promise<Project> {
  const files = readSchemaFiles(options.schema);
  const first = analyzeFiles(files, 'public');
  const chosen = await chooseTarget(options, first, true);
  const defaultSchema = chosen.target ? targetSchema(chosen.target) : 'public';
  const loaded = await withSqlChecked(
    defaultSchema === 'public' ? first : analyzeFiles(files, defaultSchema),
  );
  return {
    ...loaded,
    diagnostics: [...loaded.diagnostics, ...chosen.diagnostics],
    migrations: options.migrations ?? migrationsFolder(loaded.path),
    defaultSchema,
    target: chosen.target,
    note: chosen.note,
  };
}

/** What the schema asks for. */
export function desiredOf({ analysis }: Pick<Project, 'analysis'>): DevProject['desired'] {
  const { schema, unspoken, schemas } = analysis;
  return { schema, unspoken, ...(schemas ? { schemas } : {}) };
}

/**
 * Where a command works that has no need of the schema; its file is read for the url alone, and may be wrong.
 * `embedded`: whether the embedded PostgreSQL may take the place of a database that is not named.
 */
export async function loadTarget(options: ProjectOptions, embedded: boolean): Promise<LoadedTarget> {
  const files = readSchemaFiles(options.schema);
  const loaded = analyzeFiles(files, 'public');
  const chosen = await chooseTarget(options, loaded, embedded);
  const migrations = options.migrations ?? migrationsFolder(files.path);
  if (options.targetSchema !== undefined)
    return { ...chosen, ...inSchema(chosen.target, options.targetSchema), migrations };
  const { schemas } = loaded.analysis;
  return { ...chosen, migrations, ...(schemas ? { schemas } : {}) };
}

/** One schema of a server's database, for the one of many tenants that it belongs to. */
function inSchema(target: DatabaseTarget | undefined, schema: string): Pick<ChosenTarget, 'target'> {
  if (!target) return {};
  if ('url' in target) return { target: { url: withSchema(target.url, schema) } };
  throw new UsageError(
    'The embedded PostgreSQL has one schema for all.',
    'Name a database: --url postgresql://user:password@host:5432/name',
  );
}

export interface LoadedTarget extends ChosenTarget {
  /** The folder of the migrations. */
  readonly migrations: string;
  /** The schemas that the datasource lists; absent: the default schema. */
  readonly schemas?: readonly string[];
}

async function chooseTarget(
  options: ProjectOptions,
  { path, analysis }: LoadedSchema,
  embedded: boolean,
): Promise<ChosenTarget> {
  const environment = await readEnvironment(['.', dirname(path)]);
  const datasource = datasourceUrls(analysis.datasource);
  return databaseTarget({ url: options.url, datasource, environment, embedded });
}

/** The direct url first: a pooler is no place for migrations. */
function datasourceUrls(datasource: AnalysisResult['datasource']): readonly DatasourceUrl[] {
  return [datasource?.directUrl, datasource?.url].filter((url) => url !== undefined);
}

/** Where objects belong that name no schema: `?schema=` of a url, as Prisma reads it, else `public`. */
export function targetSchema(target: DatabaseTarget): string {
  if (!('url' in target) || !URL.canParse(target.url)) return 'public';
  return new URL(target.url).searchParams.get('schema') || 'public';
}

/** The folder of the embedded database is nobody else's business. */
function keepOutOfGit(folder: string): void {
  const ignore = join(folder, '.gitignore');
  if (existsSync(ignore)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(ignore, '*\n');
}

/** Opens a database for as long as the work takes. */
export async function withDatabase<T>(
  target: DatabaseTarget,
  work: (database: Database) => Promise<T>,
  options: DatabaseOptions = {},
): Promise<T> {
  const { openDatabase } = await import('../database/openDatabase.ts');
  if ('embedded' in target) keepOutOfGit(dirname(target.embedded));
  const database = await openDatabase(target, options);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
