import type { ObjectId } from '../../model/object.ts';
import type { Argument } from '../../syntax/ast.ts';
import { argument, attribute, boolean, path } from '../../syntax/build.ts';
import type { Rendering, SchemaDraft } from '../rendering.ts';
import { canBeListed, elementList, indexArguments, nameArgument } from '../shared/indexWords.ts';
import type { Unique } from './object.ts';

/** A unique index becomes `@unique` on its one column, or `@@unique` of the block. */
export const uniqueRendering: Rendering<Unique> = {
  render(uniques, draft) {
    for (const unique of uniques) renderUnique(unique, draft);
  },
};

function renderUnique(unique: Unique, draft: SchemaDraft): void {
  if (!canBeListed(unique, draft)) return;
  const { elements, predicate } = unique.attributes;
  const block = draft.block(unique.parent!)!;
  const name = nameArgument(unique, draft);
  const { withoutOverlaps } = unique.attributes;
  const ofIndex = indexArguments(unique.attributes, draft, withoutOverlaps ? 'gist' : 'btree');
  const own = [
    ...(unique.attributes.nullsNotDistinct ? [argument('nullsNotDistinct', boolean(true))] : []),
    ...constraintArguments(unique),
    ...(withoutOverlaps ? [argument('withoutOverlaps', boolean(true))] : []),
  ];
  const columns = elements.map((element) => element.column);
  if (predicate === null && columns.every((column) => column !== undefined)) block.keys.push(columns);
  const isShort = isPlainColumn(unique) && ofIndex.length === 0 && isOwn(columns[0]!, unique, draft);
  const field = isShort ? draft.field(columns[0]!) : undefined;
  if (field && field.keyAttributes.length === 0 && !draft.needsLine(unique.id)) {
    field.keyAttributes.push(
      attribute('unique', own.length + name.length > 0 ? [...own, ...name] : undefined),
    );
    draft.place(unique.id);
    return;
  }
  const line = {
    attribute: attribute('unique', [elementList(elements, draft), ...ofIndex, ...own, ...name]),
    doc: undefined,
  };
  block.attributes.push(line);
  draft.place(unique.id, line);
}

/** Not one that the table inherits, which stands in another block. */
function isOwn(column: ObjectId, { parent }: Unique, draft: SchemaDraft): boolean {
  return draft.schema.get(column)?.parent === parent;
}

/** One column, with nothing said of it. */
function isPlainColumn(unique: Unique): boolean {
  const [element, ...others] = unique.attributes.elements;
  return others.length === 0 && element !== undefined && Object.keys(element).join() === 'column';
}

/** A unique index without a constraint is what the language makes of its own accord. */
function constraintArguments(unique: Unique): readonly Argument[] {
  switch (unique.attributes.constraint) {
    case 'immediate':
      return unique.attributes.withoutOverlaps ? [] : [argument('constraint', boolean(true))];
    case 'deferrable':
      return [argument('deferrable', path('Deferrable'))];
    case 'initially deferred':
      return [argument('deferrable', path('InitiallyDeferred'))];
    default:
      return [];
  }
}
