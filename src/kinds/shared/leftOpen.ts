import type { SchemaObject } from '../../model/object.ts';

/** `details` of an object whose schema file does not say all of it. */
interface OpenDetails {
  /** Names of attributes: what the database has of them is right. */
  readonly leftOpen?: readonly string[];
}

/**
 * Of these attributes those that a declaration does not state, where a Prisma Client is there: Prisma has no words for
 * them, so that a schema which says nothing means nothing by it.
 */
export function leftOpen(
  client: boolean,
  attributes: object,
  names: readonly string[],
): { readonly leftOpen?: readonly string[] } {
  const open = client ? names.filter((name) => !(name in attributes)) : [];
  return open.length === 0 ? {} : { leftOpen: open };
}

/** The declared attributes, with the database's in place of those that are left open. */
export function withOpenAttributes<A extends object>(
  declared: SchemaObject<string, A>,
  current: SchemaObject<string, A>,
): A {
  const names = (declared.details as OpenDetails | undefined)?.leftOpen ?? [];
  const taken = names.flatMap((name) => {
    const value = current.attributes[name as keyof A];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...declared.attributes, ...Object.fromEntries(taken) };
}
