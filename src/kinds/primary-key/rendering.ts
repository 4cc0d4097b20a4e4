import { argument, array, attribute, path, string } from '../../syntax/build.ts';
import type { Rendering, SchemaDraft } from '../rendering.ts';
import { constraintName } from '../shared/constraintName.ts';
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
  const map = name === constraintName('primary-key', table!, []) ? [] : [argument('map', string(name!))];
  block.keys.push(key.attributes.columns);
  // A column that is inherited stands in another block.
  const isOwn = draft.schema.get(key.attributes.columns[0]!)?.parent === key.parent;
  if (fields.length === 1 && isOwn && !draft.needsLine(key.id)) {
    fields[0]!.keyAttributes.unshift(attribute('id', map.length > 0 ? map : undefined));
    draft.place(key.id);
    return;
  }
  const list = argument(array(...fields.map((field) => path(field.name))));
  const line = { attribute: attribute('id', [list, ...map]), doc: undefined };
  block.attributes.push(line);
  draft.place(key.id, line);
}
