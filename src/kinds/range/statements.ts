import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { SchemaObject } from '../../model/object.ts';
import type { Action, Precondition } from '../../model/plan.ts';
import { join, qualified, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { AttributeRule, StatementContext, Statements } from '../kind.ts';
import { collationNameSql } from '../shared/collationName.ts';
import { constructorsOf, moveConstructors } from '../shared/constructors.ts';
import { displayName } from '../shared/displayName.ts';
import { qualifiedName } from '../shared/nameSql.ts';
import { renameInSchema } from '../shared/renameInSchema.ts';
import { nameAside, stepAsideAs } from '../shared/stepAside.ts';
import { typeSql } from '../shared/typeSql.ts';
import type { Range, RangeAttributes } from './object.ts';

export const rangeStatements: Statements<'range', RangeAttributes> = {
  create: (range, context) => [{ sql: createSql(range, context.inlineChildren(range)) }],
  drop: (range) => [{ sql: sql`DROP ${address(range)}` }],
  rename: {
    when: 'ask',
    rename: (before, after, context) => [
      ...renameInSchema({ word: sql`TYPE`, before: before.name, after: after.name }),
      ...moveConstructors(constructorsOf(before, before.name), after.name, ownSignatures(after)),
      ...moveThoseOfMultirange(before, after, context),
    ],
  },
  address,
  stepAside: (range, context) => {
    const { first, last } = stepAside(range, context);
    const [schema] = range.name as [string, string];
    const aside = (object: SchemaObject) => [schema, nameAside(object, context)];
    return {
      first: [
        ...moveConstructors(constructorsOf(range, range.name), aside(range), ownSignatures(range)),
        ...multirangesOf(range, context).flatMap((multirange) => [
          ...moveConstructors(
            constructorsOf(multirange, [schema, multirange.name[1]!]),
            aside(multirange),
            multirangeSignatures(range),
          ),
          ...stepAside(multirange, context).first,
        ]),
        ...first,
      ],
      last,
    };
  },
  check: ({ before, after }) => {
    if (![before, after].some((range) => range && isCanonical(range))) return [];
    return [canonicalByHand(after, before ? 'cannot change' : 'cannot be made')];
  },
};

const stepAside = stepAsideAs(sql`TYPE`, 'range');

type RangeRules = { readonly [P in keyof RangeAttributes]-?: AttributeRule<'range', RangeAttributes> };

/**
 * PostgreSQL changes nothing of a range type but its name. One with a canonical function is not made anew either: each
 * of the two needs the other.
 */
const another: AttributeRule<'range', RangeAttributes> = {
  change: 'alter',
  alter: () => [],
  replaceWhen: (before, after) => !isCanonical(before) && !isCanonical(after),
};

export const rangeRules: RangeRules = {
  type: another,
  collation: another,
  operatorClass: another,
  canonical: another,
  difference: another,
};

function isCanonical({ attributes: { canonical } }: Range): boolean {
  return canonical !== null;
}

function address({ name }: Range): Sql {
  return sql`TYPE ${qualified(name)}`;
}

/** `options` are what its multirange adds. */
function createSql(range: Range, options: readonly Sql[]): Sql {
  const { type, collation, operatorClass, canonical, difference } = range.attributes;
  const all = [
    sql`subtype = ${typeSql(type)}`,
    ...(operatorClass === null ? [] : [sql`subtype_opclass = ${verbatim(operatorClass)}`]),
    ...(collation === null ? [] : [sql`collation = ${collationNameSql(collation)}`]),
    ...(canonical === null ? [] : [sql`canonical = ${verbatim(canonical)}`]),
    ...(difference === null ? [] : [sql`subtype_diff = ${verbatim(difference)}`]),
    ...options,
  ];
  return sql`CREATE ${address(range)} AS RANGE (${join(all)})`;
}

/** The arguments of `floatrange(1, 2)` and `floatrange(1, 2, '[]')`. */
function ownSignatures({ attributes: { type } }: Range): readonly Sql[] {
  const ends = sql`${typeSql(type)}, ${typeSql(type)}`;
  return [ends, sql`${ends}, text`];
}

function multirangeSignatures({ id }: Range): readonly Sql[] {
  return [sql``, qualifiedName(id), sql`${qualifiedName(id)}[]`];
}

/** They are in the schema of the range, wherever the multirange is. */
function moveThoseOfMultirange(before: Range, after: Range, context: StatementContext): readonly Action[] {
  const [oldSchema, schema] = [before.name[0]!, after.name[0]!];
  if (oldSchema === schema) return [];
  return multirangesOf(after, context).flatMap((multirange) => {
    const name = context.oldName(multirange);
    return moveConstructors(
      constructorsOf(multirange, [oldSchema, name]),
      [schema, name],
      multirangeSignatures(after),
    );
  });
}

function multirangesOf({ id }: Range, context: StatementContext): readonly SchemaObject[] {
  return context.children(context.before, id).filter(({ kind }) => kind === 'multirange');
}

/** Its function takes values of the type, and the type wants the function when it is made. */
function canonicalByHand({ name, id, origin }: Range, does: string): Precondition {
  const message = `The range ${displayName(name)} ${does}: it has a canonical function, which takes its values and must be there before it.`;
  const title =
    'write the migration by hand (`migrate dev --empty`): CREATE TYPE with only the name, the function, CREATE TYPE … AS RANGE';
  return {
    when: sql`SELECT true`,
    diagnostic: errorDiagnostic('canonical-function', message, {
      ...(origin ? { span: origin } : { subject: id }),
      fixes: [{ title }],
    }),
  };
}
