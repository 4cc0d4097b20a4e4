import { analyze } from '../../src/analyze/analyze.ts';
import type { Database } from '../../src/database/database.ts';
import { extensionMembers } from '../../src/introspect/extensionMembers.ts';
import { introspect } from '../../src/introspect/introspect.ts';
import { kinds } from '../../src/kinds/registry.ts';
import { type DiffState, diffStates } from '../../src/migrate/diffState.ts';
import { printFormat } from '../../src/migrate/printFormat.ts';
import { replay } from '../../src/migrate/replay.ts';
import type { Schema } from '../../src/model/object.ts';
import { statementsSql } from '../../src/print/migrationSql.ts';
import { renderSchema } from '../../src/render/renderSchema.ts';
import { parse } from '../../src/syntax/parse.ts';
import { compareFacts, type Fact, factsOf, kindsOf } from './facts.ts';
import { makeDatabase } from './makeDatabase.ts';
import type { PairServer } from './pairServers.ts';
import type { Pair } from './readPairs.ts';

/** What came of the way from one database to the other. */
export interface WayResult {
  /** `unreadable`: PostgreSQL did not take the SQL of the pair itself. */
  readonly outcome: 'passed' | 'failed' | 'unreadable';
  /** Where the difference did not lead, with its SQL; or why the pair is unreadable. */
  readonly transition: readonly string[];
  /** What `db pull` loses of the database at the end, with its text. */
  readonly language: readonly string[];
}

/** Both ways, and what the two databases hold: of one that cannot be made, as much as could. */
export interface PairResult {
  readonly kinds: readonly string[];
  readonly there: WayResult;
  readonly back: WayResult;
}

interface Side {
  readonly database: Database;
  readonly schema: Schema;
  readonly facts: readonly Fact[];
  readonly refused: readonly string[];
}

/**
 * Makes both databases, and holds the promises in both directions: the difference applied to the one makes it the
 * other, nothing is left to do then, and what `db pull` prints of the other reads back as the same.
 */
export async function checkPair(
  pair: Pair,
  servers: readonly [PairServer, PairServer],
  witness: string,
): Promise<PairResult> {
  const databases = [await servers[0].create(), await servers[1].create()] as const;
  try {
    const before = await makeSide(databases[0], pair.before, witness);
    const after = await makeSide(databases[1], pair.after, witness);
    const kinds = kindsOf([...before.facts, ...after.facts]);
    const refused = [...before.refused, ...after.refused];
    if (refused.length > 0) {
      await Promise.all([before.database.close(), after.database.close()]);
      const unreadable: WayResult = { outcome: 'unreadable', transition: refused, language: [] };
      return { kinds, there: unreadable, back: unreadable };
    }
    await shareRoles(servers);
    return { kinds, ...(await bothWays(before, after, servers[0], witness)) };
  } finally {
    await Promise.all(servers.map((server) => server.clean()));
  }
}

async function makeSide(database: Database, sql: string, witness: string): Promise<Side> {
  const refused = await makeDatabase(database, sql);
  return {
    database,
    refused,
    schema: await introspect(database),
    facts: await factsOf(database, witness),
  };
}

/** What one side makes, the other has: roles belong to no database, and no difference of two makes one. */
async function shareRoles([left, right]: readonly [PairServer, PairServer]): Promise<void> {
  const [before, after] = [await left.roles(), await right.roles()];
  await left.createRoles(after.filter((name) => !before.includes(name)));
  await right.createRoles(before.filter((name) => !after.includes(name)));
}

/** The way there changes a copy: the original is where the way back leads. */
async function bothWays(before: Side, after: Side, server: PairServer, witness: string) {
  await before.database.close();
  const copy = { ...before, database: await server.copy() };
  const there = await orException(() => transitionProblems(copy, after, witness));
  await copy.database.close();
  const original = { ...before, database: await server.open() };
  const saidAfter = await orException(() => languageProblems(after));
  const saidBefore = await orException(() => languageProblems(original));
  const back = await orException(() => transitionProblems(after, original, witness));
  await Promise.all([original.database.close(), after.database.close()]);
  return { there: wayResult(there, saidAfter), back: wayResult(back, saidBefore) };
}

function wayResult(transition: readonly string[], language: readonly string[]): WayResult {
  return { outcome: transition.length + language.length === 0 ? 'passed' : 'failed', transition, language };
}

/** A bug of ours fails its pair, and not those behind it. */
async function orException(check: () => Promise<readonly string[]>): Promise<readonly string[]> {
  try {
    return await check();
  } catch (error) {
    return [`exception: ${error instanceof Error ? error.message : String(error)}`];
  }
}

async function transitionProblems(from: Side, to: Side, witness: string): Promise<readonly string[]> {
  const { plan } = await diffStates(stateOf(from), stateOf(to));
  const { database } = from;
  const sql = statementsSql(plan, printFormat(database.defaultSchema));
  const failures = await replay(database, [{ id: 'pair', source: { path: 'pair.sql', text: sql } }]);
  if (failures.length > 0) {
    const notes = failures.flatMap((failure) => [
      failure.message,
      ...(failure.notes ?? []).map((note) => note.message),
    ]);
    return [`does not run: ${notes.join(' ')}`, sql];
  }
  const arrived = { database, schema: await introspect(database) };
  const again = await diffStates(stateOf(arrived), stateOf(to));
  const left = again.plan.statements.map((statement) => `a second run finds: ${statement.sql.text()}`);
  const differences = compareFacts(await factsOf(database, witness), to.facts);
  const problems = [...differences, ...left];
  return problems.length === 0 ? [] : [...problems, sql];
}

/** What `db pull` prints of a database, read back, is that database, but for what the language has no words for. */
async function languageProblems(side: Side): Promise<readonly string[]> {
  const state = stateOf(side);
  const { database } = side;
  const { text } = renderSchema(state.schema, kinds, { defaultSchema: database.defaultSchema });
  const parsed = parse({ path: 'pulled.dsl', text });
  const { schema, unspoken, diagnostics } = analyze([parsed.document]);
  const errors = [...parsed.diagnostics, ...diagnostics].filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return [...errors.map(({ message }) => `db pull: ${message}`), text];
  const { plan } = await diffStates({ schema, declared: true, unspoken, database }, state);
  const left = plan.statements.map((statement) => `db pull differs: ${statement.sql.text()}`);
  return left.length === 0 ? [] : [...left, text];
}

function stateOf({ database, schema }: Pick<Side, 'database' | 'schema'>): DiffState {
  return {
    schema,
    declared: false,
    unspoken: new Set(),
    database,
    extensionMembers: () => extensionMembers(database, schema),
  };
}
