import type { ObjectId, Schema } from '../../model/object.ts';
import type { Expression } from '../../syntax/ast.ts';
import { array, boolean, path } from '../../syntax/build.ts';
import type { Rendering, SchemaDraft } from '../rendering.ts';
import type { Rows, RowValues } from '../shared/declaredRows.ts';
import { type Data, detailsOf } from './object.ts';
import { valueExpression } from './valueExpression.ts';

/** Rows become a block behind that of their model, with a line for each. */
export const dataRendering: Rendering<Data> = {
  beyondClient: true,
  render(all, draft) {
    for (const data of all) {
      draft.block(data.parent!)!.additions.push({ keyword: 'data', assignments: assignmentsOf(data, draft) });
      draft.place(data.id);
    }
  },
};

function assignmentsOf(data: Data, draft: SchemaDraft): ReadonlyMap<string, Expression> {
  const { key, rows } = data.attributes;
  const columns = inOrder(data, draft.schema);
  const fields = (ids: readonly ObjectId[]) => array(...ids.map((id) => path(draft.fieldName(id))));
  return new Map<string, Expression>([
    ...(isPrimary(data, draft.schema) ? [] : [['key', fields(key)] as const]),
    ...(detailsOf(data).complete ? [['complete', boolean(true)] as const] : []),
    ['columns', fields(columns)],
    ['rows', array(...byKey(rows).map((row) => rowExpression(row, columns, draft)))],
  ]);
}

function rowExpression(row: RowValues, columns: readonly ObjectId[], draft: SchemaDraft): Expression {
  return array(...columns.map((id) => valueExpression(row[id] ?? null, draft.schema.get(id)!, draft)));
}

/** Numbers by their size. */
function byKey(rows: Rows): readonly RowValues[] {
  const order = new Intl.Collator('en', { numeric: true }).compare;
  return Object.entries(rows)
    .sort(([left], [right]) => order(left, right) || (left < right ? -1 : 1))
    .map(([, row]) => row);
}

/** All that rows give values, as the columns stand in the table. */
function inOrder({ attributes }: Data, schema: Schema): readonly ObjectId[] {
  const columns = new Set([
    ...attributes.key,
    ...Object.values(attributes.rows).flatMap((row) => Object.keys(row) as ObjectId[]),
  ]);
  const order = (id: ObjectId) => schema.get(id)?.order ?? 0;
  return [...columns].sort((left, right) => order(left) - order(right));
}

/** The key that a block has by itself. */
function isPrimary({ parent, attributes }: Data, schema: Schema): boolean {
  const primary = [...schema.values()].find(
    (object) => object.kind === 'primary-key' && object.parent === parent,
  );
  const columns =
    (primary?.attributes as { readonly columns?: readonly ObjectId[] } | undefined)?.columns ?? [];
  return columns.length === attributes.key.length && columns.every((id) => attributes.key.includes(id));
}
