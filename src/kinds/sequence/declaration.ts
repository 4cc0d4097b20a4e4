import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Declaration, ParameterSpec, Report } from '../declaration.ts';
import type { ResolvedBlock, ResolvedField, ResolvedSchema } from '../resolved.ts';
import { hintsOf, renamedFromSpec } from '../shared/hints.ts';
import { nameParameter } from '../shared/nameArguments.ts';
import { booleanArgument, expressionArgument, wordArgument } from '../shared/resolvedArguments.ts';
import { schemaDependency } from '../shared/schemaDependency.ts';
import {
  givenSequenceOptions,
  sequenceOptionParameters,
  sequenceTypes,
} from '../shared/sequenceArguments.ts';
import { defaultSequenceOptions } from '../shared/sequenceOptions.ts';
import { counterOf, ownerOf } from '../shared/sequenceReferences.ts';
import type { Sequence, SequenceAttributes } from './object.ts';

const properties: readonly ParameterSpec[] = [
  {
    name: 'type',
    type: 'word',
    words: Object.keys(sequenceTypes),
    documentation: 'Its type; `BigInt` where absent.',
  },
  ...sequenceOptionParameters,
  {
    name: 'unlogged',
    type: 'boolean',
    documentation: 'Its state is not logged: a crash of the server sets it back.',
  },
  { name: 'ownedBy', type: 'expression', documentation: 'The column it is dropped with: `Model.field`.' },
];

/** `sequence invoice_number { start = 1000 }`: a sequence that is no column's own. */
export const declaration: Declaration = {
  blocks: {
    sequence: {
      documentation: 'A sequence of its own; `autoincrement()` and `sequence()` bring theirs.',
      members: ['property'],
      object: { kind: 'sequence', namespaces: ['relation'] },
      properties,
    },
  },
  blockAttributes: {
    map: {
      documentation: 'The name of the sequence in the database.',
      blocks: ['sequence'],
      parameters: [nameParameter('The name in the database.')],
    },
    renamedFrom: renamedFromSpec(['sequence']),
  },
  declare: declareSequences,
};

function declareSequences(schema: ResolvedSchema, report: Report): readonly Sequence[] {
  const blocks = schema.blocks.filter((block) => block.keyword === 'sequence');
  return blocks.flatMap((block): Sequence[] => {
    const owner = checkedOwner(block, schema, report);
    if (owner && counterOf(owner, schema) === block) return [];
    return [
      {
        kind: 'sequence',
        id: block.id,
        name: [block.schema, block.databaseName],
        attributes: attributesOf(block, owner),
        dependsOn: schemaDependency(block.schema),
        origin: block.span,
        ...hintsOf(block),
      },
    ];
  });
}

/** With PostgreSQL's own defaults, which depend on the type and the direction. */
function attributesOf(block: ResolvedBlock, owner: ResolvedField | undefined): SequenceAttributes {
  const given = { arguments: block.properties };
  const type = sequenceTypes[wordArgument(given, 'type') ?? 'BigInt']!;
  const options = givenSequenceOptions(given);
  const isUnlogged = !owner && booleanArgument(given, 'unlogged') === true;
  return {
    type,
    ...defaultSequenceOptions(type, options),
    ...options,
    ownedBy: owner?.id ?? null,
    ...(isUnlogged ? { unlogged: true } : {}),
  };
}

function checkedOwner(
  block: ResolvedBlock,
  schema: ResolvedSchema,
  report: Report,
): ResolvedField | undefined {
  const owner = ownerOf(block, schema);
  const expression = expressionArgument({ arguments: block.properties }, 'ownedBy');
  if (!owner && expression && expression.type !== 'Missing') {
    const message = '`ownedBy` names a column as `Model.field`.';
    report(errorDiagnostic('unknown-field', message, { span: expression.span }));
  }
  return owner;
}
