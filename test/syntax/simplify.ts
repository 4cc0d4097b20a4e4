import type { Document } from '../../src/syntax/ast.ts';

/**
 * Where things stand, the comments around them, which `formatDocument` keeps and may move, and the form of a text,
 * which not every value has.
 */
const surroundings = new Set([
  'span',
  'source',
  'offsets',
  'leading',
  'inner',
  'opening',
  'closing',
  'trailing',
  'blankBefore',
  'block',
]);

/** What a document means: without its surroundings, and with attributes in an order of their own. */
export function simplify(document: Document): unknown {
  return JSON.parse(
    JSON.stringify(document.blocks, (key, value) => (surroundings.has(key) ? undefined : value)),
    (key, value) => {
      if (key === 'attributes') return sortedByText(value);
      return key === 'members' ? attributesLast(value) : value;
    },
  );
}

function attributesLast(members: readonly { readonly type: string }[]): unknown[] {
  const isAttribute = ({ type }: { readonly type: string }) => type === 'BlockAttribute';
  const attributes = members.filter(isAttribute);
  return [...members.filter((member) => !isAttribute(member)), ...sortedByText(attributes)];
}

function sortedByText(items: readonly unknown[]): unknown[] {
  return items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/** The texts of all comments of a document, sorted. */
export function commentTexts(document: Document): string[] {
  const texts: string[] = [];
  JSON.stringify(document, (key, value) => {
    if (key === 'source') return undefined;
    if (value?.type === 'Comment') texts.push(value.text);
    return value;
  });
  return texts.toSorted();
}
