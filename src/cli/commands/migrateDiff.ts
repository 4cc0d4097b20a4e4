import { existsSync } from 'node:fs';
import type { Database, DatabaseTarget } from '../../database/database.ts';
import { openDatabase } from '../../database/openDatabase.ts';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { introspect } from '../../introspect/introspect.ts';
import { bookkeepingTables } from '../../migrate/bookkeeping.ts';
import { type DiffState, diffStates } from '../../migrate/diffState.ts';
import { readDirectory } from '../../migrate/directory.ts';
import { printFormat } from '../../migrate/printFormat.ts';
import { replay } from '../../migrate/replay.ts';
import { statementsSql } from '../../print/migrationSql.ts';
import { planJson } from '../../print/planJson.ts';
import { changeLines } from '../../print/planText.ts';
import { colorChange } from '../colorChange.ts';
import { tell } from '../deployment.ts';
import { exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { loadSchema } from '../project.ts';
import { processTerminal } from '../terminal.ts';

interface Options {
  readonly fromEmpty?: boolean;
  readonly fromSchema?: string;
  readonly fromMigrations?: string;
  readonly fromUrl?: string;
  readonly toEmpty?: boolean;
  readonly toSchema?: string;
  readonly toMigrations?: string;
  readonly toUrl?: string;
  readonly url?: string;
  readonly script?: boolean;
  readonly exitCode?: boolean;
  readonly json: boolean;
}

/** One side of the comparison, as the command line names it. */
type Side =
  | { readonly type: 'empty' }
  | { readonly type: 'schema'; readonly path: string }
  | { readonly type: 'migrations'; readonly path: string }
  | { readonly type: 'url'; readonly url: string };

/** `schemac migrate diff`: what lies between two states. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const sides = [sideOf('from', options), sideOf('to', options)] as const;
  const missing = sides.flatMap((side) => ('diagnostic' in side ? [side.diagnostic] : []));
  const [from, to] = sides;
  if ('diagnostic' in from || 'diagnostic' in to) return fail(missing);
  const opened: Database[] = [];
  try {
    const context = {
      options,
      defaultSchema: defaultSchemaOf([from, to]),
      schemas: schemasOf([from, to]),
      opened,
    };
    const states = { from: await readState(from, context), to: await readState(to, context) };
    const problems = [...states.from.diagnostics, ...states.to.diagnostics];
    if (!states.from.state || !states.to.state || hasErrors(problems)) return fail(problems);
    terminal.diagnostics(problems);
    const { plan, diagnostics } = await diffStates(states.from.state, states.to.state);
    terminal.diagnostics(diagnostics);
    const format = printFormat(context.defaultSchema);
    if (options.json) terminal.result(jsonResult({ ok: true, ...planJson(plan, format), diagnostics }));
    else if (plan.statements.length === 0) terminal[options.script ? 'note' : 'result']('No difference.');
    else if (options.script) terminal.result(statementsSql(plan, format));
    else
      for (const line of changeLines(plan, format.describe))
        terminal.result(colorChange(line, terminal.colors));
    return options.exitCode && plan.statements.length > 0 ? exitCode.pending : exitCode.done;
  } finally {
    for (const database of opened) await database.close();
  }

  function fail(diagnostics: readonly Diagnostic[]): number {
    tell(diagnostics, terminal);
    return exitCode.error;
  }
}

function sideOf(side: 'from' | 'to', options: Options): Side | { readonly diagnostic: Diagnostic } {
  const given = {
    empty: side === 'from' ? options.fromEmpty : options.toEmpty,
    schema: side === 'from' ? options.fromSchema : options.toSchema,
    migrations: side === 'from' ? options.fromMigrations : options.toMigrations,
    url: side === 'from' ? options.fromUrl : options.toUrl,
  };
  const named: Side[] = [
    ...(given.empty ? [{ type: 'empty' } as const] : []),
    ...(given.schema !== undefined ? [{ type: 'schema', path: given.schema } as const] : []),
    ...(given.migrations !== undefined ? [{ type: 'migrations', path: given.migrations } as const] : []),
    ...(given.url !== undefined ? [{ type: 'url', url: given.url } as const] : []),
  ];
  if (named.length === 1) return named[0]!;
  const choices = ['empty', 'schema PATH', 'migrations DIR', 'url URL'].map(
    (choice) => `--${side}-${choice}`,
  );
  const message = `name one state to compare ${side}: ${choices.join(', ')}`;
  return { diagnostic: errorDiagnostic('which-state', message) };
}

interface Context {
  readonly options: Options;
  readonly defaultSchema: string;
  /** The schemas to read; absent: all. */
  readonly schemas: readonly string[] | undefined;
  /** Every database that must be closed in the end. */
  readonly opened: Database[];
}

/** `?schema=` of the first url among the sides. */
function defaultSchemaOf(sides: readonly Side[]): string {
  const urls = sides.flatMap((side) =>
    side.type === 'url' && URL.canParse(side.url) ? [new URL(side.url)] : [],
  );
  return urls.map((url) => url.searchParams.get('schema')).find((schema) => schema) ?? 'public';
}

/** What a schema file is compared with is read as far as it speaks of: its own schemas. */
function schemasOf(sides: readonly Side[]): readonly string[] | undefined {
  const defaultSchema = defaultSchemaOf(sides);
  const declared = sides.flatMap((side) =>
    side.type === 'schema' ? (loadSchema(side.path, defaultSchema).analysis.schemas ?? [defaultSchema]) : [],
  );
  return declared.length > 0 ? [...new Set(declared)] : undefined;
}

interface ReadState {
  readonly state?: DiffState;
  readonly diagnostics: readonly Diagnostic[];
}

const nothingUnspoken: ReadonlySet<string> = new Set();

async function readState(side: Side, context: Context): Promise<ReadState> {
  switch (side.type) {
    case 'empty':
      return { state: { schema: new Map(), declared: false, unspoken: nothingUnspoken }, diagnostics: [] };
    case 'schema': {
      const { analysis, diagnostics } = loadSchema(side.path, context.defaultSchema);
      return { state: { schema: analysis.schema, declared: true, unspoken: analysis.unspoken }, diagnostics };
    }
    case 'url':
      return stateOfDatabase(await open({ url: side.url }, context), context);
    case 'migrations':
      return replayed(side.path, context);
  }
}

async function open(target: DatabaseTarget, context: Context): Promise<Database> {
  const database = await openDatabase(target);
  context.opened.push(database);
  return database;
}

async function stateOfDatabase(database: Database, context: Context): Promise<ReadState> {
  const scope = context.schemas ? { schemas: context.schemas } : {};
  const schema = await introspect(database, { ...scope, ignore: bookkeepingTables });
  return { state: { schema, declared: false, unspoken: nothingUnspoken, database }, diagnostics: [] };
}

/** What a migrations folder leads to, found out by running it on an embedded database. */
async function replayed(path: string, context: Context): Promise<ReadState> {
  if (!existsSync(path)) {
    return { diagnostics: [errorDiagnostic('not-a-migrations-folder', `there is no folder \`${path}\``)] };
  }
  const directory = readDirectory(path);
  if (hasErrors(directory.diagnostics)) return directory;
  const database = await open({ embedded: 'memory' }, context);
  const diagnostics = [...directory.diagnostics, ...(await replay(database, directory.migrations))];
  if (hasErrors(diagnostics)) return { diagnostics };
  const read = await stateOfDatabase(database, context);
  return { ...read, diagnostics };
}
