import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Source } from '../source/source.ts';

/** Where a schema is looked for when none is named, in this order. */
const usualPlaces = [
  'schema.dsl',
  'prisma/schema.prisma',
  'schema.prisma',
  'prisma/schema',
  'schema',
  'prisma',
];

const extensions = new Set(['.dsl', '.prisma']);

export interface SchemaFiles {
  /** The file or folder, as the user would type it. */
  readonly path: string;
  readonly sources: readonly Source[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the schema: the file or folder that is named, else the first of the usual places that is there. */
export function readSchemaFiles(named: string | undefined): SchemaFiles {
  const path = named ?? namedInPackage() ?? usualPlaces.find(holdsSchema);
  if (path === undefined) return missing(usualPlaces[0]!, 'no schema was found here');
  if (!existsSync(path)) return missing(path, `there is no \`${path}\``);
  const files = statSync(path).isDirectory() ? schemaFilesIn(path) : [path];
  if (files.length === 0) return missing(path, `the folder \`${path}\` holds no .dsl or .prisma file`);
  const read = files.map(readSource);
  return {
    path,
    sources: read.flatMap((file) => (file.source ? [file.source] : [])),
    diagnostics: read.flatMap((file) => file.diagnostics),
  };
}

function missing(path: string, message: string): SchemaFiles {
  const fixes = [
    { title: `name it: --schema <file or folder> (looked in: ${usualPlaces.join(', ')})` },
    { title: 'or read one from a database: schemac db pull --url <url>' },
  ];
  return {
    path,
    sources: [],
    diagnostics: [errorDiagnostic('schema-not-found', message, { subject: path, fixes })],
  };
}

/** `"schemac": { "schema": … }` in package.json, or Prisma's `"prisma": { "schema": … }`. */
function namedInPackage(): string | undefined {
  if (!existsSync('package.json')) return undefined;
  const content = JSON.parse(readFileSync('package.json', 'utf8')) as Partial<
    Record<'schemac' | 'prisma', { schema?: string }>
  >;
  return content.schemac?.schema ?? content.prisma?.schema;
}

function holdsSchema(path: string): boolean {
  if (!existsSync(path)) return false;
  return !statSync(path).isDirectory() || schemaFilesIn(path).length > 0;
}

/** All schema files below a folder, sorted; what belongs to tools (`node_modules`, `migrations`) is left out. */
function schemaFilesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        const foreign = entry.name.startsWith('.') || ['node_modules', 'migrations'].includes(entry.name);
        return foreign ? [] : schemaFilesIn(path);
      }
      return extensions.has(extname(entry.name)) ? [path] : [];
    })
    .sort();
}

function readSource(path: string): { source?: Source; diagnostics: readonly Diagnostic[] } {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(readFileSync(path));
    return { source: { path: relative('.', path) || path, text }, diagnostics: [] };
  } catch (error) {
    if (error instanceof TypeError) {
      const message = `\`${path}\` is not valid UTF-8`;
      return { diagnostics: [errorDiagnostic('invalid-utf8', message, { subject: path })] };
    }
    const message = `\`${path}\` cannot be read: ${(error as Error).message}`;
    return { diagnostics: [errorDiagnostic('unreadable-file', message, { subject: path })] };
  }
}

/** Where the migrations of a schema lie when no folder is named: beside the file, in the folder, or beside it. */
export function migrationsFolder(schemaPath: string): string {
  if (!existsSync(schemaPath) || !statSync(schemaPath).isDirectory())
    return join(dirname(schemaPath), 'migrations');
  const inside = join(schemaPath, 'migrations');
  const beside = join(dirname(schemaPath), 'migrations');
  const isPrismaFolder = basename(schemaPath) === 'prisma';
  return existsSync(inside) || (isPrismaFolder && !existsSync(beside)) ? inside : beside;
}
