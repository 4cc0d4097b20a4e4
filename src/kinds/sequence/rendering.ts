import type { ObjectId } from '../../model/object.ts';
import type { PathExpression } from '../../syntax/ast.ts';
import { boolean, number, path } from '../../syntax/build.ts';
import type { BlockDraft, Rendering, SchemaDraft } from '../rendering.ts';
import { specialSequenceOptions } from '../shared/sequenceOptions.ts';
import type { Sequence, SequenceAttributes } from './object.ts';

/** A sequence of its own becomes a block that says what is not PostgreSQL's default. */
export const sequenceRendering: Rendering<Sequence> = {
  block: 'sequence',
  // Prisma has no such block: what counts up from one says so by `autoincrement()`.
  beyondClient: true,
  render(sequences, draft) {
    for (const sequence of sequences) {
      const block = draft.block(sequence.id)!;
      renderOptions(sequence.attributes, block);
      const { ownedBy } = sequence.attributes;
      if (ownedBy !== null) block.assignments.set('ownedBy', columnPath(ownedBy, draft));
      draft.place(sequence.id, block);
    }
  },
};

function renderOptions(sequence: SequenceAttributes, block: BlockDraft): void {
  const { cycle, ...numbers } = specialSequenceOptions(sequence.type, sequence);
  if (sequence.type !== 'bigint') block.assignments.set('type', path(typeWords[sequence.type]!));
  for (const [option, key] of Object.entries(numberWords)) {
    const value = numbers[option as keyof typeof numberWords];
    if (value !== undefined) block.assignments.set(key, number(value));
  }
  if (sequence.unlogged) block.assignments.set('unlogged', boolean(true));
  if (cycle) block.assignments.set('cycle', boolean(true));
}

const typeWords: Readonly<Record<string, string>> = { integer: 'Int', smallint: 'SmallInt' };

const numberWords = {
  start: 'start',
  increment: 'increment',
  minimum: 'minValue',
  maximum: 'maxValue',
  cache: 'cache',
} as const;

/** `Deal.number` */
function columnPath(column: ObjectId, draft: SchemaDraft): PathExpression {
  const table = draft.schema.get(column)!.parent!;
  return path(draft.block(table)!.name, draft.fieldName(column));
}
