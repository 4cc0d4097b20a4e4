import { alignRows, type Row } from './alignRows.ts';
import type { Attribute, Block, BlockAttribute, Comment, Document, Member } from './ast.ts';
import { printComment } from './printComment.ts';
import { ExpressionPrinter } from './printExpression.ts';

const indent = 2;
const margin = ' '.repeat(indent);

/**
 * Prints a document in its canonical form, that of `prisma format`: two spaces of indentation; names, types and
 * attributes in columns, aligned among lines without a blank line between them; attributes in a fixed order, those
 * of a block at its end. Comments are kept. Idempotent; the result parses to the same document but for the order of
 * attributes. Not for a document with syntax errors: what was not understood would be lost.
 */
export function formatDocument(document: Document): string {
  const lines: string[] = [];
  for (const block of document.blocks) {
    pushComments(lines, block.leading);
    pushBlank(lines, block.blankBefore);
    lines.push(...blockLines(block));
  }
  pushComments(lines, document.trailing);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function pushBlank(lines: string[], blank: boolean): void {
  if (blank && lines.length > 0) lines.push('');
}

function pushComments(lines: string[], comments: readonly Comment[]): void {
  for (const comment of comments) {
    pushBlank(lines, comment.blankBefore);
    lines.push(printComment(comment, 0));
  }
}

function blockLines(block: Block): string[] {
  const opening = block.opening ? ` ${printComment(block.opening, 0)}` : '';
  const trailing = block.trailing ? ` ${printComment(block.trailing, 0)}` : '';
  return [`${headOf(block)} {${opening}`, ...bodyLines(block), `}${trailing}`];
}

function headOf({ keyword, name, annotation }: Block): string {
  const title = name ? `${keyword.value} ${name.value}` : keyword.value;
  return annotation ? `${title}: ${new ExpressionPrinter([]).type(annotation)}` : title;
}

/** The members in their order, then the attributes of the block. */
function bodyLines({ members, closing }: Block): string[] {
  const closesAttributes = members.at(-1)?.type === 'BlockAttribute';
  const rows = members.flatMap((member) =>
    member.type === 'BlockAttribute' ? detachedComments(member).map(commentRow) : memberRows(member),
  );
  if (!closesAttributes) rows.push(...closing.map(commentRow));
  const attributes = members
    .filter((member) => member.type === 'BlockAttribute')
    .toSorted((a, b) => rank(a.attribute) - rank(b.attribute))
    .flatMap(attributeRows);
  if (closesAttributes) attributes.push(...closing.map(commentRow));
  const [first, ...rest] = attributes;
  return alignRows(first ? [...rows, { ...first, blankBefore: true }, ...rest] : rows, margin);
}

/** How many of the comments above an attribute of the block stay behind when it moves: a blank line parts them. */
function detachedCount({ leading, blankBefore }: BlockAttribute): number {
  if (blankBefore) return leading.length;
  return Math.max(
    leading.findLastIndex((comment) => comment.blankBefore),
    0,
  );
}

function detachedComments(member: BlockAttribute): readonly Comment[] {
  return member.leading.slice(0, detachedCount(member));
}

function attributeRows(member: BlockAttribute): Row[] {
  const attached = member.leading.slice(detachedCount(member));
  const rows = memberRows({ ...member, leading: attached });
  return rows.map((row) => ({ ...row, blankBefore: false }));
}

function commentRow(comment: Comment): Row {
  return { cells: [], suffix: printComment(comment, indent), blankBefore: comment.blankBefore };
}

function memberRows(member: Member): Row[] {
  const printer = new ExpressionPrinter(member.inner);
  const cells = cellsOf(member, printer).filter((cell) => cell !== '');
  const { trailing, blankBefore } = member;
  const suffix = trailing ? printComment(trailing, indent) : '';
  const comments = [...member.leading, ...printer.unprinted];
  return [...comments.map(commentRow), { cells, suffix, blankBefore }];
}

function cellsOf(member: Member, printer: ExpressionPrinter): string[] {
  switch (member.type) {
    case 'Field':
      return [member.name.value, printer.type(member.fieldType), printAttributes(member.attributes, printer)];
    case 'Value':
      return [member.name.value, printAttributes(member.attributes, printer)];
    case 'Assignment':
      return [member.key.value, `= ${printer.property(member.value, indent)}`];
    case 'BlockAttribute':
      return [`@@${printer.attribute(member.attribute, indent)}`];
  }
}

function printAttributes(attributes: readonly Attribute[], printer: ExpressionPrinter): string {
  return attributes
    .map((attribute) => ({ text: `@${printer.attribute(attribute, indent)}`, rank: rank(attribute) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ text }) => text)
    .join(' ');
}

/** The order in which Prisma writes attributes; all others follow as they were written. */
const order = ['id', 'unique', 'default', 'updatedAt', 'index', 'fulltext', 'map', 'relation', 'ignore'];

function rank({ path }: Attribute): number {
  const at = order.indexOf(path.map(({ value }) => value).join('.'));
  return at < 0 ? order.length : at;
}
