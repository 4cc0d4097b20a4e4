import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', 'src');

/** What each stage may import, beside itself and Node.js. The picture of it is in docs/architecture.md. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  source: [],
  diagnostic: ['source'],
  sql: ['source', 'diagnostic'],
  syntax: ['source', 'diagnostic'],
  model: ['source', 'diagnostic', 'sql'],
  kinds: ['source', 'model', 'sql', 'diagnostic', 'syntax/ast.ts', 'syntax/build.ts'],
  analyze: ['source', 'diagnostic', 'syntax', 'kinds', 'model', 'sql'],
  render: ['source', 'diagnostic', 'syntax', 'kinds', 'model', 'sql'],
  revise: ['source', 'diagnostic', 'syntax', 'analyze', 'kinds', 'model', 'render'],
  database: [],
  introspect: ['database', 'kinds', 'model', 'sql', 'diagnostic'],
  compare: ['database', 'kinds', 'model', 'sql', 'diagnostic', 'plan'],
  diff: ['model'],
  plan: ['model', 'kinds', 'sql', 'diagnostic'],
  print: ['model', 'sql'],
  migrate: [
    'source',
    'diagnostic',
    'sql',
    'syntax',
    'model',
    'kinds',
    'analyze',
    'database',
    'introspect',
    'compare',
    'diff',
    'plan',
    'print',
  ],
  cli: ['*'],
};

/** The packages that one stage alone may use. */
const packagesOf: Readonly<Record<string, readonly string[]>> = {
  database: ['pg', 'pg-connection-string', '@electric-sql/pglite', 'pgpass'],
  syntax: ['chevrotain'],
  sql: ['libpg-query'],
  migrate: ['diff'],
  cli: ['yargs', 'picocolors', '@clack/prompts', 'cli-progress', 'dotenv', 'string-width'],
  diagnostic: ['picocolors'],
};

interface Import {
  readonly from: string;
  readonly to: string;
  /** Whether it is there for types alone. */
  readonly typeOnly: boolean;
}

const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
const imports = files.flatMap(importsOf);
const kindFolders = readdirSync(join(root, 'kinds'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
  .map((entry) => entry.name);

function importsOf(from: string): Import[] {
  const text = readFileSync(join(root, from), 'utf8');
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|import\('([^']+)'\)|(?:^|\n)import\s+'([^']+)'/g;
  return [...text.matchAll(pattern)].map((match) => {
    const to = (match[2] ?? match[3] ?? match[4])!;
    const path = to.startsWith('.') ? relative(root, join(root, dirname(from), to)) : to;
    return { from, to: path, typeOnly: match[1] !== undefined };
  });
}

const stageOf = (path: string) => path.split('/')[0]!;
const isOurs = (path: string) => files.includes(path);

describe('the import table', () => {
  it('covers every stage', () => {
    expect(new Set(files.filter((path) => path.includes('/')).map(stageOf))).toEqual(
      new Set(Object.keys(mayImport)),
    );
  });

  it('is kept', () => {
    const broken = imports.filter(({ from, to }) => {
      if (!isOurs(to) || !from.includes('/') || stageOf(from) === stageOf(to)) return false;
      const allowed = mayImport[stageOf(from)]!;
      return !allowed.includes('*') && !allowed.includes(stageOf(to)) && !allowed.includes(to);
    });
    expect(broken).toEqual([]);
  });

  it('keeps each package to its stage', () => {
    const owned = new Set(Object.values(packagesOf).flat());
    const packageOf = (to: string) =>
      to
        .split('/')
        .slice(0, to.startsWith('@') ? 2 : 1)
        .join('/');
    const broken = imports.filter(({ from, to }) => {
      if (isOurs(to) || !owned.has(packageOf(to))) return false;
      return !packagesOf[stageOf(from)]?.includes(packageOf(to));
    });
    expect(broken).toEqual([]);
  });

  it('resolves: every relative import is a file', () => {
    expect(imports.filter(({ to }) => /\.ts$/.test(to) && !isOurs(to))).toEqual([]);
  });
});

describe('kinds', () => {
  it('do not import each other', () => {
    const folder = (path: string) => (path.startsWith('kinds/') ? path.split('/')[1]! : '');
    const broken = imports.filter(
      ({ from, to }) =>
        kindFolders.includes(folder(from)) && kindFolders.includes(folder(to)) && folder(from) !== folder(to),
    );
    expect(broken).toEqual([]);
  });

  it('are not named by the machinery', () => {
    const machinery = files.filter((path) => /^(model|diff|plan|print|compare|introspect)\//.test(path));
    const broken = machinery.flatMap((path) => {
      const text = readFileSync(join(root, path), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      return kindFolders
        .filter((kind) => text.includes(`'${kind}'`))
        .map((kind) => `${path} names '${kind}'`);
    });
    expect(broken).toEqual([]);
  });
});

describe('modules', () => {
  it('have no import cycles', () => {
    const edges = new Map<string, string[]>();
    for (const { from, to } of imports) if (isOurs(to)) edges.set(from, [...(edges.get(from) ?? []), to]);
    expect(files.flatMap((file) => cycleFrom(file, edges))).toEqual([]);
  });
});

/** The cycles that lead from a file back to it, each as a path. */
function cycleFrom(start: string, edges: ReadonlyMap<string, readonly string[]>): string[] {
  const seen = new Set<string>();
  const open: string[][] = [[start]];
  for (let path = open.pop(); path; path = open.pop()) {
    for (const next of edges.get(path.at(-1)!) ?? []) {
      if (next === start) return [[...path, next].join(' → ')];
      if (!seen.has(next)) open.push([...path, next]);
      seen.add(next);
    }
  }
  return [];
}
