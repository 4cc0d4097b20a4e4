import type { BlockDraft } from '../kinds/rendering.ts';
import { scalarNames } from '../kinds/resolved.ts';
import { groupBy } from '../kinds/shared/groupBy.ts';
import { reservedNames } from '../kinds/shared/reservedNames.ts';
import { knownName, settleNames } from '../kinds/shared/settleNames.ts';
import type { ObjectId, SchemaObject } from '../model/object.ts';

/** What a block cannot be called: a type of the language means that type, and Prisma refuses the others. */
const reserved: ReadonlySet<string> = new Set([...scalarNames, 'Unsupported', ...reservedNames]);

/** An object that becomes a block, and the keyword of the block. */
export interface BlockRequest {
  readonly object: SchemaObject;
  readonly keyword: string;
}

/**
 * Empty blocks with their names, which are those of the objects. Where several schemas have an object of one name,
 * that of the default schema keeps it and the others get their schema's name in front.
 */
export function settleBlocks(
  requests: readonly BlockRequest[],
  defaultSchema: string,
  known: ReadonlyMap<ObjectId, string>,
): readonly BlockDraft[] {
  const byName = groupBy(requests, ({ object }) => object.name.at(-1)!);
  const names = settleNames(
    requests.map(({ object }) => {
      const [schema, stored] = object.name as readonly [string, string];
      const isShared = byName.get(stored)!.length > 1 && schema !== defaultSchema;
      const given = knownName(known.get(object.id));
      return isShared ? { stored, instead: `${schema}_${stored}`, ...given } : { stored, ...given };
    }),
    { reserved, empty: 'model' },
  );
  return requests.map(({ object, keyword }, index) => ({
    keyword,
    name: names[index]!,
    object,
    doc: undefined,
    fields: [],
    values: [],
    assignments: new Map(),
    additions: [],
    attributes: [],
    keys: [],
    ignored: false,
  }));
}
