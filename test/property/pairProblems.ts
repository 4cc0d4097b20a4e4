import type { AnalysisResult } from '../../src/analyze/analyze.ts';
import type { Database } from '../../src/database/database.ts';
import type { SchemaObject } from '../../src/model/object.ts';
import { insertSampleRows } from '../support/sampleRows.ts';
import { differences, take } from '../support/transition.ts';

/** What rows can stand in the way of; without rows nothing may be refused. */
const obstacles = new Set([
  'conflicting-rows',
  'duplicate-values',
  'enum-value-in-use',
  'missing-referenced-rows',
  'null-in-required-column',
  'referenced-rows',
  'required-column-without-value',
  'rows-break-check',
  'values-do-not-convert',
]);

/**
 * Nobody but the migration tells which rows do not convert to a type that it makes itself, or to any before release 16:
 * the plan says that it may fail. Nor which rows break a check whose values are of such a type, or are the same in a key
 * whose columns get another type.
 */
function failsOnValues(problems: string, version: number): boolean {
  const makesType = /^CREATE (TYPE|DOMAIN) /m.test(problems);
  if (/SQLSTATE 23505[\s\S]*^-- may-fail: Fails where rows are the same/m.test(problems)) return true;
  if (makesType && /SQLSTATE 23514[\s\S]*^ALTER [\s\S]*::/m.test(problems)) return true;
  return (makesType || version < 160000) && /SQLSTATE 22\w{3}[\s\S]*^-- may-fail: /m.test(problems);
}

/**
 * PostgreSQL 18 changes the type of no required column whose NOT NULL has another name in a table that inherits it
 * (`ALTER TABLE parent ALTER COLUMN id TYPE bigint`): there is no way but by hand, without the inheritance meanwhile.
 */
const isServersFault = (problems: string) => problems.includes('cannot create not-null constraint');

/** Two schemas, and how many rows each table of the first gets. */
export interface Pair {
  readonly from: AnalysisResult;
  readonly to: AnalysisResult;
  readonly rows: number;
  readonly isPulled?: boolean;
}

/** Whether something in it is as the database has it, whatever that is: a list that may be NULL or not. */
export function leavesOpen({ from, to: { client, schema, unspoken } }: Pair): boolean {
  const isKept = [...from.schema.values()].some(({ kind }) => unspoken.has(kind));
  const isOpen = ({ id, attributes, details }: SchemaObject) =>
    Object.entries(details ?? {}).some(([name, value]) => value === true && name.startsWith('any')) ||
    (constraintOf(attributes) === null && isConstraint(from.schema.get(id)));
  return client || isKept || [...schema.values()].some(isOpen);
}

/** Null where it is open whether a constraint stands on a unique index; undefined of all that is none. */
function constraintOf(attributes: object): unknown {
  return (attributes as { readonly constraint?: unknown }).constraint;
}

function isConstraint(object: SchemaObject | undefined): boolean {
  const constraint = object && constraintOf(object.attributes);
  return constraint !== undefined && constraint !== null && constraint !== 'none';
}

/** What is not as promised, on the way from one to the other and back. */
export async function problemsOf(
  database: Database,
  { rows, ...pair }: Pair,
  direct: readonly string[] | undefined,
): Promise<readonly string[]> {
  const insertRows = (into: Database) => insertSampleRows(into, rows);
  const there = await take(database, { ...pair, renames: [], insertRows, byChance: true });
  if (rows > 0 && there.refused !== undefined && obstacles.has(there.refused)) return [];
  if (isServersFault(there.problems.join('\n'))) return [];
  if (rows > 0 && failsOnValues(there.problems.join('\n'), database.version)) return [];
  return [
    ...there.problems,
    ...(there.after && direct ? differences('the database', direct, there.after) : []),
  ];
}
