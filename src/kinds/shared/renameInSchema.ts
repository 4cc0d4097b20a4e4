import type { Action } from '../../model/plan.ts';
import { ident, qualified, type Sql, sql } from '../../sql/sql.ts';

/** What an object of a schema is called before and after. */
interface Renaming {
  /** `TABLE`, `TYPE`, `SEQUENCE`. */
  readonly word: Sql;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Whom it is locked for meanwhile. */
  readonly locks?: NonNullable<Action['locks']>;
}

/** A new name, another schema, or both. */
export function renameInSchema({ word, before, after, locks }: Renaming): readonly Action[] {
  const [oldSchema, oldName] = before as [string, string];
  const [schema, name] = after as [string, string];
  const renamed = sql`ALTER ${word} ${qualified(before)} RENAME TO ${ident(name)}`;
  const moved = sql`ALTER ${word} ${qualified([oldSchema, name])} SET SCHEMA ${ident(schema)}`;
  return [...(oldName === name ? [] : [renamed]), ...(oldSchema === schema ? [] : [moved])].map(
    (statement) => ({
      sql: statement,
      ...(locks ? { locks } : {}),
    }),
  );
}
