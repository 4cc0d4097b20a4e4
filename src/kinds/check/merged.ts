import { childrenOf } from '../../model/childrenOf.ts';
import { type ObjectId, objectName, type Schema, type SchemaObject } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import type { Schemas, StatementContext } from '../kind.ts';
import { dropConstraint } from '../shared/constraintStatements.ts';
import { inheritingTables, parentTables } from '../shared/tableColumns.ts';
import { type Check, checkId } from './object.ts';

/** The checks of other tables that a table inherits and has as one of its own as well, before. */
export function inheritedAs(check: Check, { before }: Pick<Schemas, 'before'>): readonly ObjectId[] {
  if (!before.has(check.id)) return [];
  return ancestors(check.parent!, before).flatMap((table) => {
    const above = before.get(checkOf(table, check)) as Check | undefined;
    return above?.attributes.inherited ? [above.id] : [];
  });
}

/** Those that are a table's own as well go with the one that it inherits, once that is gone. */
export function dropWithHeirs(check: Check, context: StatementContext): readonly Action[] {
  if (inheritedAs(check, context).length > 0) return [];
  const heirs = heirsOf(check.parent!, context.before)
    .map(({ id }) => context.before.get(checkOf(id, check)) as Check | undefined)
    .filter((own) => own !== undefined && isDropped(own, context));
  return [dropConstraint(check), ...heirs.map((own) => dropConstraint(own!))];
}

/** Whether the check goes, or is made anew, and its table stays. */
function isDropped({ id, parent }: Check, { after, creates }: StatementContext): boolean {
  return after.has(parent!) && !creates(parent!) && (!after.has(id) || creates(id));
}

function checkOf(table: ObjectId, { name }: Check): ObjectId {
  return checkId(objectName(table), name.at(-1)!);
}

function ancestors(table: ObjectId, schema: Schema): readonly ObjectId[] {
  const parents = parentTables(schema.get(table));
  return [...new Set(parents.flatMap((parent) => [parent, ...ancestors(parent, schema)]))];
}

/** The tables that have the checks of one, from the nearest on. */
function heirsOf(table: ObjectId, schema: Schema): readonly SchemaObject[] {
  const partitions = childrenOf(schema, table).filter(({ kind }) => kind === 'table');
  return [...partitions, ...inheritingTables(table, schema)].flatMap((heir) => [
    heir,
    ...heirsOf(heir.id, schema),
  ]);
}
