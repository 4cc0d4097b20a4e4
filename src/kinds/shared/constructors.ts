import type { SchemaObject } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { ident, qualified, type Sql, sql } from '../../sql/sql.ts';
import type { Oid } from '../kind.ts';
import { displayName } from './displayName.ts';

/**
 * The functions that PostgreSQL makes with a range type, `floatrange(1, 2)`, and with its multirange. They do not go
 * along when the type gets another name or goes into another schema.
 */
export interface ConstructorDetails {
  /** Their path, where it is not that of the type: `[schema, name]`. */
  readonly constructors?: readonly [string, string];
}

export interface ConstructorRow {
  readonly constructors: readonly { readonly oid: Oid; readonly schema: string; readonly name: string }[];
}

/** A ConstructorRow, of the oid of the type. */
export const constructorsColumn = (type: Sql): Sql => sql`(
      SELECT coalesce(json_agg(json_build_object('oid', p.oid::text, 'schema', s.nspname, 'name', p.proname) ORDER BY p.oid), '[]')
      FROM pg_depend d
      JOIN pg_proc p ON p.oid = d.objid
      JOIN pg_namespace s ON s.oid = p.pronamespace
      WHERE d.classid = p.tableoid AND d.refclassid = 'pg_type'::regclass AND d.refobjid = ${type} AND d.deptype = 'i') AS constructors`;

/** Gives constructors another name or schema; `signatures` are the types of their arguments. */
export function moveConstructors(
  before: readonly string[],
  after: readonly string[],
  signatures: readonly Sql[],
): readonly Action[] {
  const [oldSchema, oldName] = before as [string, string];
  const [schema, name] = after as [string, string];
  return signatures
    .flatMap((signature) => [
      ...(oldName === name
        ? []
        : [sql`ALTER FUNCTION ${qualified(before)}(${signature}) RENAME TO ${ident(name)}`]),
      ...(oldSchema === schema
        ? []
        : [sql`ALTER FUNCTION ${qualified([oldSchema, name])}(${signature}) SET SCHEMA ${ident(schema)}`]),
    ])
    .map((statement) => ({
      sql: statement,
      summary: `Let the functions that make values of ${displayName(after)} follow its name.`,
    }));
}

/** Where the constructors of a type are; `usual` is where they are by themselves. */
export function constructorsOf({ details }: SchemaObject, usual: readonly string[]): readonly string[] {
  return ((details ?? {}) as ConstructorDetails).constructors ?? usual;
}

/** `details` of a type whose constructors are elsewhere. */
export function constructorDetails(
  { constructors: [first] }: ConstructorRow,
  [schema, name]: readonly [string, string],
): ConstructorDetails {
  if (!first || (first.schema === schema && first.name === name)) return {};
  return { constructors: [first.schema, first.name] };
}
