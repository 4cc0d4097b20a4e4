import type { ObjectId } from '../../model/object.ts';
import type { Attribute, StringExpression } from '../../syntax/ast.ts';
import { argument, attribute, string } from '../../syntax/build.ts';
import type { ParameterSpec } from '../declaration.ts';
import type { SchemaDraft } from '../rendering.ts';
import type { ResolvedField, ResolvedSchema } from '../resolved.ts';
import { collationNameSql, collationSql, collationWord, isCollationObject } from './collationName.ts';
import { declaredCollation } from './declaredName.ts';
import { attributeOf, stringArgument } from './resolvedArguments.ts';

/** The parameter of `@collate`. */
export const collateParameter: ParameterSpec = {
  name: 'name',
  type: 'string',
  position: 0,
  required: true,
  documentation: 'A collation of PostgreSQL: `C`, `de-x-icu`, or SQL as `app."german"`.',
};

/** What `@collate` on a field says: the id of a collation of the schema, or SQL; null for that of the type. */
export function fieldCollation(field: ResolvedField, schema: ResolvedSchema): string | null {
  const written = stringArgument(attributeOf(field, 'collate'), 'name');
  if (written === undefined || written === 'default') return null;
  return writtenCollation(written, schema);
}

/** The id of the collation of the schema that is written, or its SQL. */
export function writtenCollation(written: string, schema: ResolvedSchema): string {
  const sql = collationSql(written);
  return declaredCollation(sql, schema)?.id ?? sql;
}

/** What an object with this collation depends on for it. */
export function collationDependency(collation: string | null): readonly ObjectId[] {
  return collation !== null && isCollationObject(collation) ? [collation] : [];
}

/** `@collate(…)`, where there is something to say. */
export function collateAttributes(collation: string | null, draft: SchemaDraft): readonly Attribute[] {
  if (collation === null) return [];
  return [attribute('collate', [argument(collationWords(collation, draft))])];
}

/** A collation as a string of the document. */
export function collationWords(collation: string, draft: SchemaDraft): StringExpression {
  const text = collationNameSql(collation).text({ defaultSchema: draft.defaultSchema });
  return string(collationWord(text));
}
