import type { RandomNamed } from './randomSchema.ts';

/** What a text is printed for. */
export interface Circumstances {
  /** The major version of the server: what only newer ones have is left out. */
  readonly major: number;
  /** Whether there are two schemas in the database. */
  readonly far: boolean;
}

/** The name of an object in the database: one of two. */
export function nameOf(kind: string, index: number, { renamed }: Pick<RandomNamed, 'renamed'>): string {
  return renamed ? `the "${kind}" ${index}` : `${kind}_${index}`;
}

/** Where it is: in the second schema only where there are two. */
export function schemaOf({ elsewhere }: Pick<RandomNamed, 'elsewhere'>, far: boolean): string {
  return far && elsewhere ? 'other' : 'public';
}

/** Its name in SQL, with the schema in front. */
export function sqlNameOf(name: string, at: Pick<RandomNamed, 'elsewhere'>, far: boolean): string {
  return `${schemaOf(at, far)}.${quoted(name)}`;
}

/** An identifier in SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A string of the schema language. */
export const text = (value: string): string => JSON.stringify(value);

/** The lines of a block that say its name and its schema, and what these were. */
export function nameLines(
  name: string,
  now: RandomNamed,
  far: boolean,
  before?: { readonly name: string; readonly at: RandomNamed },
): readonly string[] {
  const old = before && { name: before.name, schema: schemaOf(before.at, far) };
  const moves = old && old.schema !== schemaOf(now, far);
  const from = moves ? `${old.schema}.${old.name}` : old?.name;
  return [
    `  @@map(${text(name)})`,
    ...(far ? [`  @@schema(${text(schemaOf(now, far))})`] : []),
    ...(from && from !== name ? [`  @@renamedFrom(${text(from)})`] : []),
  ];
}

/** The comment above it. */
export function commentLines(commented: boolean, what: string): readonly string[] {
  return commented ? [`/// ${what}, it's "said"`] : [];
}

export const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

export const pick = <T>(items: readonly T[], number: number): T => items[number % items.length]!;
