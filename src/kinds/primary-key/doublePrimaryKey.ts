import { objectId, objectName } from '../../model/object.ts';
import type { Double } from '../phases.ts';
import { successorName } from '../shared/successorName.ts';
import type { PrimaryKey } from './object.ts';

/** A unique index, on which the key is put. */
export const doublePrimaryKey: Double<PrimaryKey> = (key, renamed, schema) => {
  const { columns, include = [], parameters = [], tablespace, withoutOverlaps } = key.attributes;
  if (withoutOverlaps || !columns.some((id) => renamed.has(id))) return undefined;
  const called = (id: (typeof columns)[number]) => renamed.get(id) ?? id;
  const [namespace] = objectName(key.parent!) as [string];
  const idOf = (name: string) => objectId('unique', [namespace, name]);
  const name = successorName(key.name.at(-1)!, (candidate) => schema.has(idOf(candidate)));
  const object = {
    kind: 'unique',
    id: idOf(name),
    parent: key.parent!,
    name: [namespace, name],
    attributes: {
      table: key.parent!,
      method: 'btree',
      elements: columns.map((column) => ({ column: called(column) })),
      include: include.map(called),
      predicate: null,
      parameters,
      ...(tablespace === undefined ? {} : { tablespace }),
      nullsNotDistinct: false,
      constraint: 'none',
    },
    dependsOn: key.dependsOn.map(called),
  };
  return { object };
};
