import type { SchemaObject } from '../../model/object.ts';
import type { Span } from '../../source/source.ts';
import type { Declaration, Report } from '../declaration.ts';
import type { ResolvedField, ResolvedSchema } from '../resolved.ts';
import { attributeOf } from '../shared/resolvedArguments.ts';
import { type Comment, commentId } from './object.ts';

/** `///` lines; with a Prisma Client generator they are the client's, and the database is left as it is. */
export const declaration: Declaration = { declare: declareComments };

/** A comment belongs to the object that the line below it declares. */
function declareComments(
  schema: ResolvedSchema,
  _report: Report,
  declared: readonly SchemaObject[],
): readonly Comment[] {
  if (schema.client) return [];
  const docs = docsByOrigin(schema);
  return declared.flatMap((object) => {
    const text = object.origin && docs.get(object.origin);
    return text ? [commentOn(object, text)] : [];
  });
}

function docsByOrigin(schema: ResolvedSchema): ReadonlyMap<Span, string | undefined> {
  return new Map([
    ...schema.blocks.map((block) => [block.span, block.doc] as const),
    ...schema.blocks.flatMap((block) => block.attributes).map(({ span, doc }) => [span, doc] as const),
    ...schema.blocks.flatMap((block) => block.fields).flatMap(docOfField),
  ]);
}

/** A relation is no column: its comment is that of the foreign key, which `@relation` declares. */
function docOfField(field: ResolvedField): readonly (readonly [Span, string | undefined])[] {
  if (field.type.type !== 'relation') return [[field.span, field.doc]];
  const relation = attributeOf(field, 'relation');
  return relation ? [[relation.span, field.doc]] : [];
}

function commentOn(object: SchemaObject, text: string): Comment {
  return {
    kind: 'comment',
    id: commentId(object.id),
    parent: object.id,
    name: [object.id],
    attributes: { text },
    dependsOn: [],
    ...(object.origin && { origin: object.origin }),
  };
}
