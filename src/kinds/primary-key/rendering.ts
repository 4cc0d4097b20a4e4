import type { Argument } from '../../syntax/ast.ts';
import { argument, array, attribute, boolean, path, string } from '../../syntax/build.ts';
import type { Rendering, SchemaDraft } from '../rendering.ts';
import { constraintName } from '../shared/constraintName.ts';
import { deferrableArguments } from '../shared/deferrable.ts';
import { includeArguments, storageArguments } from '../shared/indexWords.ts';
import type { PrimaryKey } from './object.ts';

/** A primary key becomes `@id` on its one column, or `@@id` of the block. */
export const primaryKeyRendering: Rendering<PrimaryKey> = {
  render(keys, draft) {
    for (const key of keys) renderPrimaryKey(key, draft);
  },
};

function renderPrimaryKey(key: PrimaryKey, draft: SchemaDraft): void {
  const block = draft.block(key.parent!)!;
  const fields = key.attributes.columns.map((column) => draft.field(column));
  const [, table, name] = key.name;
  const words = [
    ...optionArguments(key, draft),
    ...(name === constraintName('primary-key', table!, []) ? [] : [argument('map', string(name!))]),
  ];
  block.keys.push(key.attributes.columns);
  // A column that is inherited stands in another block.
  const isOwn = draft.schema.get(key.attributes.columns[0]!)?.parent === key.parent;
  if (fields.length === 1 && isOwn && !draft.needsLine(key.id) && !key.attributes.withoutOverlaps) {
    fields[0]!.keyAttributes.unshift(attribute('id', words.length > 0 ? words : undefined));
    draft.place(key.id);
    return;
  }
  const list = argument(array(...fields.map((field) => path(field.name))));
  const line = { attribute: attribute('id', [list, ...words]), doc: undefined };
  block.attributes.push(line);
  draft.place(key.id, line);
}

/** Prisma has no words for most of it, so that a Prisma Client leaves it open. */
function optionArguments({ attributes }: PrimaryKey, draft: SchemaDraft): readonly Argument[] {
  const { include = [], deferrable, withoutOverlaps, parameters = [], tablespace } = attributes;
  const overlaps = withoutOverlaps ? [argument('withoutOverlaps', boolean(true))] : [];
  if (draft.client) return overlaps;
  return [
    ...includeArguments(include, draft),
    ...storageArguments({ parameters, ...(tablespace !== undefined && { tablespace }) }),
    ...deferrableArguments(deferrable ?? 'no'),
    ...overlaps,
  ];
}
