import type { SchemaObject } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { type Sql, sql, verbatim } from '../../sql/sql.ts';
import { locks } from './locks.ts';
import { ownName, qualifiedName } from './nameSql.ts';

/** When a trigger or a rule fires: in a session as any, in one that replicates, in both, never. */
export type FiringState = 'ENABLE' | 'ENABLE REPLICA' | 'ENABLE ALWAYS' | 'DISABLE';

const states: Readonly<Record<string, FiringState>> = {
  O: 'ENABLE',
  R: 'ENABLE REPLICA',
  A: 'ENABLE ALWAYS',
  D: 'DISABLE',
};

/** From the letter of the catalog. */
export function firingState(letter: string): FiringState {
  const state = states[letter];
  if (!state) throw new Error(`the catalog has an unknown firing state: ${letter}`);
  return state;
}

/** ALTER TABLE … ENABLE TRIGGER …; `word` is TRIGGER or RULE. */
export function setFiring(object: SchemaObject, word: Sql, state: FiringState): Action {
  return {
    sql: sql`ALTER TABLE ${qualifiedName(object.parent!)} ${verbatim(state)} ${word} ${ownName(object.id)}`,
    locks: locks('SHARE ROW EXCLUSIVE', object.parent!),
  };
}
