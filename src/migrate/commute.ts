import type { Database } from '../database/database.ts';
import { withScratchDatabase } from '../database/withScratchDatabase.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { introspect } from '../introspect/introspect.ts';
import type { Schema } from '../model/object.ts';
import { type ChangeLine, changeLines } from '../print/planText.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import { bookkeepingTables } from './bookkeeping.ts';
import type { Fork } from './branches.ts';
import type { Migration } from './migration.ts';
import { type MigrationScript, readScript } from './migrationScript.ts';
import { planBetween } from './planBetween.ts';
import { printFormat } from './printFormat.ts';
import { fitOneTransaction, rehearse, runAndWork } from './rehearse.ts';
import { replay } from './replay.ts';

/** What came of the branches of a fork in one order. */
export interface TriedOrder {
  /** The heads, in that order. */
  readonly heads: readonly string[];
  /** Why it cannot be: the diagnostics of the migration that failed. */
  readonly diagnostics: readonly Diagnostic[];
  /** What is other than after the first order. */
  readonly differences: readonly ChangeLine[];
}

export type Commutation =
  /** The order in which a new database applies them comes first. */
  | { readonly type: 'tried'; readonly orders: readonly TriedOrder[] }
  /** What comes before the fork fails. */
  | { readonly type: 'failed'; readonly diagnostics: readonly Diagnostic[] };

/** Whether it does not matter in which order the branches are applied. */
export function commutes({ orders }: Extract<Commutation, { type: 'tried' }>): boolean {
  return orders.every(({ diagnostics, differences }) => !hasErrors(diagnostics) && differences.length === 0);
}

/**
 * Asks PostgreSQL whether the branches of a fork commute: applies them in several orders, with every two of them in
 * both, and compares the catalogs. On an embedded database, or in a scratch database of the server that the url names.
 */
export async function tryOrders(fork: Fork, url: string | undefined): Promise<Commutation> {
  const parser = await loadPostgresParser();
  const scripts = fork.branches.flat().map(({ source }) => readScript(parser, source));
  const broken = scripts.flatMap(({ diagnostics }) => diagnostics);
  if (hasErrors(broken)) return { type: 'failed', diagnostics: broken };
  const orders = ordersOf(fork.branches);
  return fitOneTransaction(scripts) ? tryInOne(fork, orders, url) : tryInEach(fork, orders, url);
}

type Order = readonly (readonly Migration[])[];

/** The list turned round step by step, and the same of its reverse: all orders of two or three. */
function ordersOf(branches: Order): readonly Order[] {
  const turns = (list: Order) => list.map((_, index) => [...list.slice(index), ...list.slice(0, index)]);
  const all = [...turns(branches), ...turns(branches.toReversed())];
  const names = all.map((order) => headsOf(order).join('\n'));
  return all.filter((_, index) => names.indexOf(names[index]!) === index);
}

function headsOf(order: Order): readonly string[] {
  return order.map((branch) => branch.at(-1)!.id);
}

interface Tried {
  readonly order: Order;
  readonly diagnostics: readonly Diagnostic[];
  readonly schema: Schema | undefined;
}

/** One scratch database, and a transaction for each order that is rolled back. */
function tryInOne({ common }: Fork, orders: readonly Order[], url: string | undefined) {
  return withScratchDatabase(url, async (database): Promise<Commutation> => {
    const diagnostics = await replay(database, common);
    if (hasErrors(diagnostics)) return { type: 'failed', diagnostics };
    const tried: Tried[] = [];
    for (const order of orders) tried.push(await tryOrder(database, order, rehearse));
    return { type: 'tried', orders: compared(tried, database) };
  });
}

/** Where no transaction can hold them: a scratch database for each order. */
async function tryInEach({ common }: Fork, orders: readonly Order[], url: string | undefined) {
  const tried: Tried[] = [];
  for (const order of orders) {
    const commutation = await withScratchDatabase(url, async (database): Promise<Commutation> => {
      const diagnostics = await replay(database, common);
      if (hasErrors(diagnostics)) return { type: 'failed', diagnostics };
      tried.push(await tryOrder(database, order, runAndWork));
      return { type: 'tried', orders: compared(tried, database) };
    });
    if (commutation.type === 'failed' || tried.length === orders.length) return commutation;
  }
  return { type: 'tried', orders: [] } satisfies Commutation;
}

async function tryOrder(
  database: Database,
  order: Order,
  runIn: typeof rehearse<Schema> | typeof runAndWork<Schema>,
): Promise<Tried> {
  const parser = await loadPostgresParser();
  // What two branches share runs once.
  const migrations = [...new Map(order.flat().map((migration) => [migration.id, migration])).values()];
  const scripts: readonly MigrationScript[] = migrations.map(({ source }) => readScript(parser, source));
  const result = await runIn(database, scripts, (state) => introspect(state, { ignore: bookkeepingTables }));
  return result.type === 'done'
    ? { order, diagnostics: [], schema: result.result }
    : { order, diagnostics: result.diagnostics, schema: undefined };
}

function compared(tried: readonly Tried[], { version, defaultSchema }: Database): readonly TriedOrder[] {
  const first = tried.find(({ schema }) => schema !== undefined)?.schema;
  const { describe } = printFormat(defaultSchema);
  return tried.map(({ order, diagnostics, schema }) => ({
    heads: headsOf(order),
    diagnostics,
    differences: first && schema ? changeLines(planBetween(first, schema, version), describe) : [],
  }));
}
