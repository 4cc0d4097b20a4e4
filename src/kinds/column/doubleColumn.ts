import { dependantsOn } from '../../model/dependants.ts';
import { objectName } from '../../model/object.ts';
import { quoteIdentifier } from '../../sql/quoteIdentifier.ts';
import type { Double } from '../phases.ts';
import { isPartitioned } from '../shared/isPartitioned.ts';
import type { Column } from './object.ts';
import { isOverride } from './override.ts';

/**
 * A second column under the new name, with the same values. Not of a column that finds rows, or their place, for all: no
 * key rests on the second one, and rows are brought to partitions before its value could be. Nor under a name that
 * another column has yet, such as in a swap.
 */
export const doubleColumn: Double<Column> = (column, renamed, schema) => {
  const id = renamed.get(column.id);
  const { type, collation, default: own, nullable, inherits } = column.attributes;
  const isInKey = dependantsOn(column.id, schema).some(({ kind }) => kind === 'primary-key');
  const isFixed = own?.type === 'generated' || inherits !== undefined || isOverride(column);
  if (id === undefined || schema.has(id) || isInKey || isPartitioned(schema.get(column.parent!)) || isFixed)
    return undefined;
  const object: Column = {
    kind: column.kind,
    id,
    parent: column.parent!,
    name: objectName(id),
    attributes: { type, collation, nullable: true, default: null },
    dependsOn: column.dependsOn,
  };
  const old = quoteIdentifier(column.name.at(-1)!);
  return { object, fill: { value: old, required: !nullable, mirrors: old } };
};
