import type { ObjectId } from '../model/object.ts';
import type { Block } from '../syntax/ast.ts';
import { removal } from './lineEdits.ts';
import { type OutlinedBlock, outline } from './outline.ts';
import { printedBlock } from './printed.ts';
import { reviseBlock } from './reviseBlock.ts';
import type { StatedSchema } from './statedSchema.ts';
import type { TextEdit } from './textEdit.ts';

export interface Revision {
  /** The user's files, at least one. */
  readonly own: StatedSchema;
  /** What they say, as it is printed with their names. */
  readonly before: StatedSchema;
  /** What they are to say, printed likewise. */
  readonly after: StatedSchema;
  /** The new ids of what is renamed, by the old ones. */
  readonly moved: ReadonlyMap<ObjectId, ObjectId>;
}

/**
 * The edits that make the user's files say what is printed as `after`. Only where the two printed versions differ is
 * anything touched: comments, order and spelling stay.
 */
export function reviseDocuments({ own, before, after, moved }: Revision): readonly TextEdit[] {
  const mine = outline(own, moved);
  const from = outline(before, moved);
  const to = outline(after, new Map());
  const gone = [...mine].filter(([key]) => from.has(key) && !to.has(key));
  const changed = [...to].flatMap(([key, version]) => {
    const [user, old] = [mine.get(key), from.get(key)];
    return user && old ? reviseBlock({ own: user, before: old, after: version }) : [];
  });
  const added = [...to].filter(([key]) => !mine.has(key) && !from.has(key)).map(([, { block }]) => block);
  return [
    ...gone.map(([, { block }]) => removal(block)),
    ...changed,
    ...added.map((block) => appended(block, own, mine)),
  ];
}

/** Behind the last block of the file in which most of its neighbours are. */
function appended(
  block: Block,
  { documents }: StatedSchema,
  outlined: ReadonlyMap<string, OutlinedBlock>,
): TextEdit {
  const neighbours = neighboursOf(
    block,
    [...outlined.values()].map((one) => one.block),
  );
  const count = (source: unknown) => neighbours.filter(({ span }) => span.source === source).length;
  const { source } = documents.toSorted((left, right) => count(right.source) - count(left.source))[0]!;
  const end = source.text.length;
  const gap = source.text.trim() === '' ? '' : source.text.endsWith('\n') ? '\n' : '\n\n';
  return { source, start: end, end, text: `${gap}${printedBlock(block)}\n` };
}

/** The blocks that it speaks of, and otherwise those of its kind. */
function neighboursOf(block: Block, others: readonly Block[]): readonly Block[] {
  const spoken = new Set(
    block.members.flatMap((member) =>
      member.type === 'Field' ? (member.fieldType.path.at(-1)?.value ?? []) : [],
    ),
  );
  const related = others.filter(({ name }) => name && spoken.has(name.value));
  return related.length > 0 ? related : others.filter(({ keyword }) => keyword.value === block.keyword.value);
}
