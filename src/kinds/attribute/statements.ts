import type { Action } from '../../model/plan.ts';
import { join, type Sql, sql } from '../../sql/sql.ts';
import type { AttributeRule, StatementContext, Statements } from '../kind.ts';
import { collateSql } from '../shared/collationName.ts';
import { displayName } from '../shared/displayName.ts';
import { keptValues } from '../shared/heldValues.ts';
import { ownName, qualifiedName } from '../shared/nameSql.ts';
import { typeSql } from '../shared/typeSql.ts';
import type { Attribute, AttributeAttributes } from './object.ts';

export const attributeStatements: Statements<'attribute', AttributeAttributes> = {
  create: (attribute) => [alter(attribute, sql`ADD ATTRIBUTE ${definition(attribute)}`)],
  inline: definition,
  drop: (attribute) => [alter(attribute, sql`DROP ATTRIBUTE ${ownName(attribute.id)}`)],
  rename: {
    when: 'ask',
    rename: (before, after) => [
      alter(after, sql`RENAME ATTRIBUTE ${ownName(before.id)} TO ${ownName(after.id)}`),
    ],
  },
  address: ({ id, parent }) => sql`COLUMN ${qualifiedName(parent!)}.${ownName(id)}`,
  losesData: lostValues,
  shapesParent: true,
};

/** PostgreSQL gives no attribute another type while a column holds values of the whole, so that is made anew. */
const another: AttributeRule<'attribute', AttributeAttributes> = {
  change: 'alter',
  alter: () => [],
  rebuilds: ({ parent }) => [parent!],
};

export const attributeRules: {
  readonly [P in keyof AttributeAttributes]: AttributeRule<'attribute', AttributeAttributes>;
} = { type: another, collation: another };

function alter({ parent }: Attribute, clause: Sql): Action {
  return { sql: sql`ALTER TYPE ${qualifiedName(parent!)} ${clause}` };
}

function definition({ id, attributes: { type, collation } }: Attribute): Sql {
  return sql`${ownName(id)} ${typeSql(type)}${collateSql(collation)}`;
}

/** The values that columns hold of it, in whatever they hold. */
function lostValues({ id, parent, name }: Attribute, context: StatementContext) {
  const places = keptValues(parent!, context).map(
    ({ from, value }) => sql`EXISTS (SELECT FROM ${from} WHERE (${value}).${ownName(id)} IS NOT NULL)`,
  );
  if (places.length === 0) return undefined;
  return {
    when: sql`SELECT ${join(places, sql` OR `)}`,
    message: `The values of ${displayName(name)} are lost wherever they are held.`,
  };
}
