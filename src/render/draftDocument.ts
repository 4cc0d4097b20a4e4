import type { BlockDraft, FieldDraft } from '../kinds/rendering.ts';
import type { Block, Document, Expression, Field, Member } from '../syntax/ast.ts';
import * as build from '../syntax/build.ts';
import type { Draft } from './draft.ts';
import { previewFeatures } from './previewFeatures.ts';

/** The syntax tree of a draft: the datasource, then the blocks in their order. */
export function draftDocument(draft: Draft): Document {
  return build.document([
    ...(draft.client ? [generatorBlock(draft)] : []),
    datasourceBlock(draft),
    ...draft.blocks.flatMap((block) => [
      blockSyntax(block, draft.datasource.has('schemas')),
      ...block.additions.map(({ keyword, assignments }) =>
        build.block(keyword, block.name, assignmentLines(assignments)),
      ),
    ]),
  ]);
}

function generatorBlock(draft: Draft): Block {
  const features = previewFeatures(draft).map((feature) => build.string(feature));
  return build.block('generator', 'client', [
    build.assignment('provider', build.string('prisma-client')),
    build.assignment('output', build.string('./generated/prisma')),
    ...(features.length === 0 ? [] : [build.assignment('previewFeatures', build.array(...features))]),
  ]);
}

function datasourceBlock(draft: Draft): Block {
  return build.block('datasource', 'db', [
    build.assignment('provider', build.string('postgresql')),
    ...[...draft.datasource].map(([key, value]) => build.assignment(key, value)),
  ]);
}

function blockSyntax(block: BlockDraft, isQualified: boolean): Block {
  const [schema, stored] = block.object.name as readonly [string, string];
  const members: readonly Member[] = [
    ...block.fields.map(fieldSyntax),
    ...block.values.map((value) => build.value(value.name, mapAttributes(value.name, value.stored))),
    ...assignmentLines(block.assignments),
    ...block.attributes.map((line) => build.blockAttribute(line.attribute, { doc: line.doc })),
    ...mapAttributes(block.name, stored).map((attribute) => build.blockAttribute(attribute)),
    ...(isQualified ? [build.blockAttribute(textAttribute('schema', schema))] : []),
  ];
  const { annotation } = block;
  return build.block(block.keyword, block.name, members, {
    doc: block.doc,
    ...(annotation !== undefined && { annotation: build.typeExpression(annotation) }),
  });
}

function assignmentLines(assignments: ReadonlyMap<string, Expression>): readonly Member[] {
  return [...assignments].map(([key, value]) => build.assignment(key, value));
}

function fieldSyntax(field: FieldDraft): Field {
  const { list, optional, unsupported } = field;
  const type = build.typeExpression(field.type, {
    list,
    optional,
    ...(unsupported !== undefined && { arguments: [build.argument(build.string(unsupported))] }),
  });
  return build.field(field.name, type, [...field.keyAttributes, ...field.attributes], { doc: field.doc });
}

/** `@map`, where the name in the document is not the one in the database. */
const mapAttributes = (name: string, stored: string) =>
  name === stored ? [] : [textAttribute('map', stored)];

const textAttribute = (name: string, text: string) =>
  build.attribute([name], [build.argument(build.string(text))]);
