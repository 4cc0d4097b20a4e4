import type { ObjectId } from '../../model/object.ts';
import type { Span } from '../../source/source.ts';
import type { Declaration } from '../declaration.ts';
import type { ResolvedSchema } from '../resolved.ts';
import { type Comment, commentId } from './object.ts';

/** `///` lines; with a Prisma Client generator they are the client's, and the database is left as it is. */
export const declaration: Declaration = { declare: declareComments };

/** The keywords of the blocks whose comments reach the database. */
const commented = ['model', 'enum', 'sequence'];

function declareComments(schema: ResolvedSchema): readonly Comment[] {
  if (schema.client) return [];
  const blocks = schema.blocks.filter((block) => commented.includes(block.keyword));
  const columns = blocks.flatMap((block) => block.fields).filter((field) => field.type.type !== 'relation');
  return [...blocks, ...columns].flatMap((target) => commentOn(target) ?? []);
}

function commentOn(target: {
  readonly id: ObjectId;
  readonly doc: string | undefined;
  readonly span: Span;
}): Comment | undefined {
  if (!target.doc) return undefined;
  return {
    kind: 'comment',
    id: commentId(target.id),
    parent: target.id,
    name: [target.id],
    attributes: { text: target.doc },
    dependsOn: [],
    origin: target.span,
  };
}
