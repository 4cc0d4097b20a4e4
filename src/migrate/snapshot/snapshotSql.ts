import type { Database } from '../../database/database.ts';
import { kinds } from '../../kinds/registry.ts';
import { type Schema, schemaOf } from '../../model/object.ts';
import { statementsSql } from '../../print/migrationSql.ts';
import { groupedPlan } from '../planBetween.ts';
import { printFormat } from '../printFormat.ts';

/** The statements that make a schema in a database that holds what an empty one does: on any server, and for people to read. */
export function snapshotSql(empty: Schema, schema: Schema, { version, defaultSchema }: Database): string {
  const portable = [...schema.values()].map(
    (object) => kinds.kindOf(object.kind).portable?.(object) ?? object,
  );
  return statementsSql(groupedPlan(empty, schemaOf(portable), version), printFormat(defaultSchema));
}
