import { objectName } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { ident, qualified, type Sql, sql } from '../../sql/sql.ts';
import type { AttributeRule, Statements } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { locks } from '../shared/locks.ts';
import { qualifiedName } from '../shared/nameSql.ts';
import { hasUsualName, newName, type Part, type PartAttributes, partitionOf } from './object.ts';

/** It comes and goes with its table or its whole: only its name is to be seen to. */
export const partStatements: Statements<'partition-part', PartAttributes> = {
  create: (part) => (hasUsualName(part) ? [] : rename(part, newName(part))),
  drop: () => [],
  goesWithAny: true,
  address,
};

export const partRules: { readonly name: AttributeRule<'partition-part', PartAttributes> } = {
  name: { change: 'alter', alter: (before, after) => rename(after, before.attributes.name) },
};

function rename(part: Part, from: string): readonly Action[] {
  const [table, to] = [partitionOf(part), part.attributes.name];
  if (from === to) return [];
  const shown = displayName([...objectName(table), to].slice(-2));
  return [
    {
      sql: isForeignKey(part)
        ? sql`ALTER TABLE ${qualifiedName(table)} RENAME CONSTRAINT ${ident(from)} TO ${ident(to)}`
        : sql`ALTER INDEX ${inSchemaOf(part, from)} RENAME TO ${ident(to)}`,
      summary: `Name ${shown} as it is to be called.`,
      locks: locks(isForeignKey(part) ? 'ACCESS EXCLUSIVE' : 'SHARE UPDATE EXCLUSIVE', table),
    },
  ];
}

function address(part: Part): Sql {
  const name = part.attributes.name;
  return isForeignKey(part)
    ? sql`CONSTRAINT ${ident(name)} ON ${qualifiedName(partitionOf(part))}`
    : sql`INDEX ${inSchemaOf(part, name)}`;
}

function inSchemaOf(part: Part, name: string): Sql {
  return qualified([objectName(partitionOf(part))[0]!, name]);
}

/** What its whole is stands in the id of that. */
function isForeignKey({ parent }: Part): boolean {
  return parent!.startsWith('foreign-key:');
}
