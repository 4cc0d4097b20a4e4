import type { Action } from '../../model/plan.ts';
import { ident, qualified, type Sql, sql } from '../../sql/sql.ts';
import { schemaDependency } from './schemaDependency.ts';

/** What an object of a schema is called before and after. */
interface Renaming {
  /** `TABLE`, `TYPE`, `SEQUENCE`. */
  readonly word: Sql;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Whom it is locked for meanwhile. */
  readonly locks?: NonNullable<Action['locks']>;
  /** Whether something else has the new name in the old schema. */
  readonly isTaken?: (name: readonly string[]) => boolean;
}

/** A new name, another schema, or both, the one first that leads over a name that is free. */
export function renameInSchema(renaming: Renaming): readonly Action[] {
  const { word, before, after, isTaken } = renaming;
  const [oldSchema, oldName] = before as [string, string];
  const [schema, name] = after as [string, string];
  const moves = oldSchema !== schema;
  const movesFirst = moves && oldName !== name && isTaken?.([oldSchema, name]) === true;
  const between = movesFirst ? [schema, oldName] : [oldSchema, name];
  const rename = sql`ALTER ${word} ${qualified(movesFirst ? between : before)} RENAME TO ${ident(name)}`;
  const move = sql`ALTER ${word} ${qualified(movesFirst ? before : between)} SET SCHEMA ${ident(schema)}`;
  const statements = [...(oldName === name ? [] : [rename]), ...(moves ? [move] : [])];
  return (movesFirst ? statements.reverse() : statements).map((statement) => ({
    sql: statement,
    ...(renaming.locks ? { locks: renaming.locks } : {}),
    ...(moves ? { requires: schemaDependency(schema) } : {}),
  }));
}
