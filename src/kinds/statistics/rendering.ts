import { argument, array, attribute, call, number, path, string } from '../../syntax/build.ts';
import type { Rendering, SchemaDraft } from '../rendering.ts';
import { derivedName } from './declaration.ts';
import { type Statistics, statisticsKinds } from './object.ts';

/** Statistics become `@@statistics` of their table's block. */
export const statisticsRendering: Rendering<Statistics> = {
  render(all, draft) {
    for (const statistics of all) {
      const line = { attribute: words(statistics, draft), doc: undefined };
      draft.block(statistics.parent!)!.attributes.push(line);
      draft.place(statistics.id, line);
    }
  },
};

function words(statistics: Statistics, draft: SchemaDraft) {
  const { columns, elements, kinds, target } = statistics.attributes;
  const inOrder = columns
    .map((id) => draft.schema.get(id)!)
    .toSorted((left, right) => (left.order ?? 0) - (right.order ?? 0));
  const list = [
    ...inOrder.map(({ id }) => path(draft.fieldName(id))),
    ...elements.map(({ expression }) => call('raw', string(expression))),
  ];
  const [schema, name] = statistics.name as readonly [string, string];
  const [tableSchema, table] = draft.schema.get(statistics.parent!)!.name as readonly [string, string];
  const names = [...inOrder.map((column) => column.name.at(-1)!), ...elements.map(() => 'expr')];
  const isStated = kinds.length > 0 && kinds.length < statisticsKinds.length;
  return attribute('statistics', [
    argument(array(...list)),
    ...(isStated ? [argument('kinds', array(...kinds.map((kind) => string(kind))))] : []),
    ...(target === undefined ? [] : [argument('target', number(String(target)))]),
    ...(name === derivedName(table, names) ? [] : [argument('map', string(name))]),
    ...(schema === tableSchema ? [] : [argument('schema', string(schema))]),
  ]);
}
