import type { ScalarName } from '../resolved.ts';
import { defaultTypes, nativeTypes } from './nativeTypes.ts';

/** A type of PostgreSQL in words of the language. */
export interface TypeWords {
  readonly scalar: ScalarName;
  /** `VarChar` of `@db.VarChar(30)`; absent where the scalar type means this one anyway. */
  readonly native?: string;
  /** The numbers in the parentheses of the native type. */
  readonly modifiers: readonly number[];
}

/**
 * The words for a type as format_type prints it: `character varying(30)` is `String @db.VarChar(30)`. Undefined
 * where only `Unsupported("…")` can name it.
 */
export function columnTypeWords(text: string): TypeWords | undefined {
  const scalar = (Object.keys(defaultTypes) as ScalarName[]).find((name) => defaultTypes[name] === text);
  if (scalar) return { scalar, modifiers: [] };
  const modifiers = [...text.matchAll(/\d+/g)].map(Number);
  const native = Object.keys(nativeTypes).find((name) => {
    const { parameters, ...type } = nativeTypes[name]!;
    if (modifiers.length > 0 && modifiers.length !== parameters) return false;
    return type.text(...modifiers) === text && type.problem?.(...modifiers) === undefined;
  });
  return native === undefined ? undefined : { scalar: nativeTypes[native]!.scalar, native, modifiers };
}
