import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Attribute } from '../../syntax/ast.ts';
import { argument, attribute, boolean, string } from '../../syntax/build.ts';
import type { ParameterSpec, Report } from '../declaration.ts';
import type { SchemaDraft } from '../rendering.ts';
import type { ResolvedField } from '../resolved.ts';
import { mapParameter } from '../shared/nameArguments.ts';
import { attributeOf, booleanArgument, stringArgument } from '../shared/resolvedArguments.ts';
import { notNullOf } from './notNull.ts';
import type { Column, NotNull } from './object.ts';

export const notNullParameters: readonly ParameterSpec[] = [
  mapParameter('constraint'),
  {
    name: 'validated',
    type: 'boolean',
    documentation: '`false`: rows that are there already may hold NULL (NOT VALID, PostgreSQL 18).',
  },
  {
    name: 'inherit',
    type: 'boolean',
    documentation:
      '`false`: it is not for the tables that inherit from this one (NO INHERIT, PostgreSQL 18).',
  },
];

/** What a field says of its NOT NULL. */
export function declaredNotNull(
  field: ResolvedField,
  nullable: boolean,
  report: Report,
): { readonly notNull?: NotNull } {
  const attribute = attributeOf(field, 'notNull');
  if (!attribute) return {};
  if (nullable) {
    const message = `\`${field.name}\` is optional and \`@notNull\`: leave out the one or the \`?\`.`;
    report(errorDiagnostic('wrong-attribute', message, { span: attribute.span }));
    return {};
  }
  const name = stringArgument(attribute, 'map');
  return notNullOf({
    ...(name === undefined ? {} : { name }),
    ...(booleanArgument(attribute, 'validated') === false ? { validated: false } : {}),
    ...(booleanArgument(attribute, 'inherit') === false ? { inherited: false } : {}),
  });
}

/** The inverse: the attribute that states it. */
export function notNullWords({ attributes }: Column, { client }: SchemaDraft): readonly Attribute[] {
  const { type, nullable, notNull } = attributes;
  const { name, validated, inherited } = (client ? undefined : notNull) ?? {};
  const words = [
    ...(name === undefined ? [] : [argument('map', string(name))]),
    ...(validated === undefined ? [] : [argument('validated', boolean(false))]),
    ...(inherited === undefined ? [] : [argument('inherit', boolean(false))]),
  ];
  if (words.length > 0) return [attribute('notNull', words)];
  return type.array && !nullable ? [attribute('notNull')] : [];
}
