import type { SchemaObject } from '../../model/object.ts';
import { ident, type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext, Statements } from '../kind.ts';
import { locks } from './locks.ts';
import { lostSupport } from './lostSupport.ts';
import { onRelation } from './onRelation.ts';

type Member = Pick<Statements<string, object>, 'drop' | 'rename' | 'address' | 'check'>;

/**
 * What is alike in all that belongs to a relation and is named in it alone; `word` is `TRIGGER`, `POLICY` or `RULE`,
 * `label` the same for people.
 */
export function relationMember(word: Sql, label: string) {
  const onIt = (object: SchemaObject) => locks('ACCESS EXCLUSIVE', object.parent!);
  return {
    drop: (member: SchemaObject) => [{ sql: sql`DROP ${word} ${onRelation(member)}`, locks: onIt(member) }],
    rename: {
      when: 'equal',
      rename: (before: SchemaObject, after: SchemaObject) => [
        {
          sql: sql`ALTER ${word} ${onRelation({ ...after, name: before.name })} RENAME TO ${ident(after.name.at(-1)!)}`,
          locks: onIt(after),
        },
      ],
    },
    address: (member: SchemaObject) => sql`${word} ${onRelation(member)}`,
    check: ({ after }: { readonly after: SchemaObject }, context: StatementContext) =>
      lostSupport(after, label, context),
  } satisfies Member;
}
