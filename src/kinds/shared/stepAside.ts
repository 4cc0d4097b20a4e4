import type { SchemaObject } from '../../model/object.ts';
import { objectId } from '../../model/object.ts';
import { maximumNameBytes } from '../../sql/quoteIdentifier.ts';
import { ident, qualified, type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext, Statements } from '../kind.ts';
import { truncateName } from './constraintName.ts';
import { displayName } from './displayName.ts';
import { freeName } from './settleNames.ts';

type StepAside = NonNullable<Statements<string, object>['stepAside']>;

/**
 * The old type gets another name, the columns change over to the new one, and then the old one is dropped. `word` is
 * `TYPE`, `DOMAIN` or `COLLATION`, `what` the same for people.
 */
export function stepAsideAs(word: Sql, what: string): StepAside {
  return (object, context) => {
    const old = [object.name[0]!, nameAside(object, context)];
    return {
      first: [
        {
          sql: sql`ALTER ${word} ${qualified(object.name)} RENAME TO ${ident(old[1]!)}`,
          summary: `Make the ${what} ${displayName(object.name)} anew: the old one steps aside.`,
        },
      ],
      last: [{ sql: sql`DROP ${word} ${qualified(old)}`, summary: `Drop the old ${what}.` }],
    };
  };
}

/** A name in the schema of an object that no other type or table has, before or after. */
export function nameAside(
  { name: [schema, own] }: SchemaObject,
  { before, after }: Pick<StatementContext, 'before' | 'after'>,
): string {
  const room = maximumNameBytes - '_old_99'.length;
  return freeName(`${truncateName(own!, room)}_old`, (candidate) =>
    kindsOfNames.some((kind) => {
      const id = objectId(kind, [schema!, candidate]);
      return before.has(id) || after.has(id);
    }),
  );
}

/** What shares the names of types, and what else steps aside. */
const kindsOfNames = ['enum', 'domain', 'composite', 'range', 'multirange', 'collation', 'table', 'view'];
