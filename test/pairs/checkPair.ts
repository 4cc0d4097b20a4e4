import { analyze } from '../../src/analyze/analyze.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { extensionMembers } from '../../src/introspect/extensionMembers.ts';
import { introspect } from '../../src/introspect/introspect.ts';
import { kinds } from '../../src/kinds/registry.ts';
import { type DiffState, diffStates } from '../../src/migrate/diffState.ts';
import { printFormat } from '../../src/migrate/printFormat.ts';
import { replay } from '../../src/migrate/replay.ts';
import { statementsSql } from '../../src/print/migrationSql.ts';
import { renderSchema } from '../../src/render/renderSchema.ts';
import { parse } from '../../src/syntax/parse.ts';

/** A fact of a catalog, as a witness query tells it: what kind of thing, which, and how it is. */
export interface Fact {
  readonly k: string;
  readonly i: string;
  readonly d: string;
}

/** What came of the way from one database to the other. */
export interface PairResult {
  /** `unreadable`: PostgreSQL did not take the SQL of the pair itself. */
  readonly outcome: 'passed' | 'failed' | 'unreadable';
  /** The kinds of facts in which the two differ, and those that both hold. */
  readonly kinds: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Makes both databases, applies the difference to the first, and holds the promises: it is the second then, nothing
 * is left to do, and what `db pull` prints of it reads back as the same.
 */
export async function checkPair(
  from: { readonly url: string; readonly sql: string },
  to: { readonly url: string; readonly sql: string },
  witness: string,
): Promise<PairResult> {
  const before = await openDatabase({ url: from.url });
  const after = await openDatabase({ url: to.url });
  try {
    const unreadable = [...(await load(before, from.sql)), ...(await load(after, to.sql))];
    if (unreadable.length > 0) return { outcome: 'unreadable', kinds: [], problems: unreadable };
    const found = [...(await facts(before, witness)), ...(await facts(after, witness))];
    const problems = await orException(() => transitionProblems(before, after, witness));
    const spoken = problems.length === 0 ? await orException(() => languageProblems(after)) : [];
    const all = [...problems, ...spoken];
    return {
      outcome: all.length === 0 ? 'passed' : 'failed',
      kinds: [...new Set(found.filter(isUsers).map(({ k }) => k))].sort(),
      problems: all,
    };
  } finally {
    await before.close();
    await after.close();
  }
}

/** What an empty database holds too: who may use `public`. */
function isUsers({ k, i }: Fact): boolean {
  return !(k === 'privilege' && i.startsWith('schema public to '));
}

/** A bug of ours fails its pair, and not those behind it. */
async function orException(check: () => Promise<readonly string[]>): Promise<readonly string[]> {
  try {
    return await check();
  } catch (error) {
    return [`exception: ${error instanceof Error ? error.message : String(error)}`];
  }
}

async function load(database: Database, text: string): Promise<readonly string[]> {
  try {
    await database.execute(text);
    await database.execute('RESET ALL');
    return [];
  } catch (error) {
    return [`cannot be made: ${(error as Error).message}`];
  }
}

async function transitionProblems(
  before: Database,
  after: Database,
  witness: string,
): Promise<readonly string[]> {
  const { plan } = await diffStates(await stateOf(before), await stateOf(after));
  const sql = statementsSql(plan, printFormat(before.defaultSchema));
  const failures = await replay(before, [{ id: 'pair', source: { path: 'pair.sql', text: sql } }]);
  if (failures.length > 0) {
    const notes = failures.flatMap((failure) => [
      failure.message,
      ...(failure.notes ?? []).map((note) => note.message),
    ]);
    return [`does not run: ${notes.join(' ')}`, sql];
  }
  const again = await diffStates(await stateOf(before), await stateOf(after));
  const left = again.plan.statements.map((statement) => `a second run finds: ${statement.sql.text()}`);
  const differences = compareFacts(await facts(before, witness), await facts(after, witness));
  const problems = [...differences, ...left];
  return problems.length === 0 ? [] : [...problems, sql];
}

/** What `db pull` prints of a database, read back, is that database. */
async function languageProblems(database: Database): Promise<readonly string[]> {
  const state = await stateOf(database);
  const { text } = renderSchema(state.schema, kinds, { defaultSchema: database.defaultSchema });
  const parsed = parse({ path: 'pulled.dsl', text });
  const { schema, unspoken, diagnostics } = analyze([parsed.document]);
  const errors = [...parsed.diagnostics, ...diagnostics].filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return [...errors.map(({ message }) => `db pull: ${message}`), text];
  const sayable = new Set([...schema.values()].map(({ kind }) => kind));
  const { plan } = await diffStates({ schema, declared: true, unspoken, database }, state);
  const left = plan.statements.filter(({ changes }) =>
    changes.some((change) => sayable.has((change.type === 'drop' ? change.before : change.after).kind)),
  );
  return left.length === 0
    ? []
    : [...left.map((statement) => `db pull differs: ${statement.sql.text()}`), text];
}

async function stateOf(database: Database): Promise<DiffState> {
  const schema = await introspect(database);
  return {
    schema,
    declared: false,
    unspoken: new Set(),
    database,
    extensionMembers: () => extensionMembers(database, schema),
  };
}

async function facts(database: Database, witness: string): Promise<readonly Fact[]> {
  const results = await database.queryScript(witness);
  await database.execute('RESET ALL');
  const rows = results.find((one) => one.length > 0 && 'k' in one[0]!);
  return (rows ?? []) as readonly Fact[];
}

function compareFacts(actual: readonly Fact[], wanted: readonly Fact[]): readonly string[] {
  const text = ({ k, i, d }: Fact) => `${k} ${i} ${d}`;
  const [has, wants] = [new Set(actual.map(text)), new Set(wanted.map(text))];
  return [
    ...[...wants].filter((fact) => !has.has(fact)).map((fact) => `lacks: ${fact}`),
    ...[...has].filter((fact) => !wants.has(fact)).map((fact) => `has too much: ${fact}`),
  ];
}
