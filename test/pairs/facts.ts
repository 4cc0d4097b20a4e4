import type { Database } from '../../src/database/database.ts';

/** A fact of a catalog, as a witness query tells it: what kind of thing, which, and how it is. */
export interface Fact {
  readonly k: string;
  readonly i: string;
  readonly d: string;
}

/** Kinds of facts that are tables, and what belongs to them. */
const tableKinds = new Set(
  'schema table partition column index fk check exclude pk_unique enum domain composite range sequence extension statistics collation comment'.split(
    ' ',
  ),
);

/** What the witness query finds in a database. */
export async function factsOf(database: Database, witness: string): Promise<readonly Fact[]> {
  const results = await database.queryScript(witness);
  await database.execute('RESET ALL');
  const rows = results.find((one) => one.length > 0 && 'k' in one[0]!);
  return (rows ?? []) as readonly Fact[];
}

/** In what the one is not the other. */
export function compareFacts(actual: readonly Fact[], wanted: readonly Fact[]): readonly string[] {
  const text = ({ k, i, d }: Fact) => `${k} ${i} ${d}`;
  const [has, wants] = [new Set(actual.map(text)), new Set(wanted.map(text))];
  return [
    ...[...wants].filter((fact) => !has.has(fact)).map((fact) => `lacks: ${fact}`),
    ...[...has].filter((fact) => !wants.has(fact)).map((fact) => `has too much: ${fact}`),
  ];
}

/** The kinds of what users made. */
export function kindsOf(facts: readonly Fact[]): readonly string[] {
  return [...new Set(facts.filter(isUsers).map(({ k }) => k))].sort();
}

/** Whether these are kinds of tables and of what belongs to them alone. */
export function areTables(kinds: readonly string[]): boolean {
  return kinds.every((kind) => tableKinds.has(kind));
}

/** What an empty database holds too: who may use `public`. */
function isUsers({ k, i }: Fact): boolean {
  return !(k === 'privilege' && i.startsWith('schema public to '));
}
