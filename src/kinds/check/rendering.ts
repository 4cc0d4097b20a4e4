import { childrenOf } from '../../model/childrenOf.ts';
import { argument, attribute, boolean, string } from '../../syntax/build.ts';
import type { Rendering, SchemaDraft } from '../rendering.ts';
import { columnReferences } from '../shared/columnReferences.ts';
import { tableColumns } from '../shared/tableColumns.ts';
import { validationArguments } from '../shared/validation.ts';
import { checkName } from './checkName.ts';
import type { Check } from './object.ts';

/** A check of one column becomes `@check` on its field, any other `@@check` of the block. */
export const checkRendering: Rendering<Check> = {
  render(checks, draft) {
    for (const check of checks) renderCheck(check, draft);
  },
};

function renderCheck(check: Check, draft: SchemaDraft): void {
  const { expression, inherited, validation } = check.attributes;
  const [, table, name] = check.name as [string, string, string];
  const columns = tableColumns(check.parent!, draft.schema, { children: childrenOf });
  const columnNames = columns.map((column) => column.name.at(-1)!);
  const map = name === checkName(table, columnNames, expression) ? [] : [argument('map', string(name))];
  const options = [
    ...map,
    ...validationArguments(validation),
    ...(inherited ? [] : [argument('inherit', boolean(false))]),
  ];
  const named = columnReferences(expression, new Set(columnNames));
  const [column, ...others] = columns.filter(({ name: path }) => named.has(path.at(-1)!));
  if (column && column.parent === check.parent && others.length === 0 && !draft.needsLine(check.id)) {
    draft.field(column.id).attributes.push(attribute('check', [argument(string(expression)), ...options]));
    draft.place(check.id);
    return;
  }
  const words = [argument('expression', string(expression)), ...options];
  const line = { attribute: attribute('check', words), doc: undefined };
  draft.block(check.parent!)!.attributes.push(line);
  draft.place(check.id, line);
}
