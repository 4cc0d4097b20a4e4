import type { Attribute } from '../../syntax/ast.ts';
import { argument, attribute, string } from '../../syntax/build.ts';
import type { ParameterSpec } from '../declaration.ts';
import type { ResolvedField } from '../resolved.ts';
import { collationSql, collationWord } from './collationName.ts';
import { attributeOf, stringArgument } from './resolvedArguments.ts';

/** The parameter of `@collate`. */
export const collateParameter: ParameterSpec = {
  name: 'name',
  type: 'string',
  position: 0,
  required: true,
  documentation: 'A collation of PostgreSQL: `C`, `de-x-icu`, or SQL as `app."german"`.',
};

/** What `@collate` on a field says, as SQL; null for the collation of the type. */
export function fieldCollation(field: ResolvedField): string | null {
  const written = stringArgument(attributeOf(field, 'collate'), 'name');
  return written === undefined || written === 'default' ? null : collationSql(written);
}

/** `@collate(…)`, where there is something to say. */
export function collateAttributes(collation: string | null): readonly Attribute[] {
  return collation === null ? [] : [attribute('collate', [argument(string(collationWord(collation)))])];
}
