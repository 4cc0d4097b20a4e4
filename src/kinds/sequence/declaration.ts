import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Declaration, ParameterSpec, Report } from '../declaration.ts';
import type { ResolvedBlock, ResolvedField, ResolvedSchema } from '../resolved.ts';
import { hintsOf, renamedFromSpec } from '../shared/hints.ts';
import { nameParameter } from '../shared/nameArguments.ts';
import { expressionArgument, wordArgument } from '../shared/resolvedArguments.ts';
import { schemaDependency } from '../shared/schemaDependency.ts';
import {
  givenSequenceOptions,
  sequenceOptionParameters,
  sequenceTypes,
} from '../shared/sequenceArguments.ts';
import { defaultSequenceOptions } from '../shared/sequenceOptions.ts';
import type { Sequence, SequenceAttributes } from './object.ts';

const properties: readonly ParameterSpec[] = [
  {
    name: 'type',
    type: 'word',
    words: Object.keys(sequenceTypes),
    documentation: 'Its type; `BigInt` where absent.',
  },
  ...sequenceOptionParameters,
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
  return blocks.map((block) => {
    const owner = ownerOf(block, schema, report);
    return {
      kind: 'sequence',
      id: block.id,
      name: [block.schema, block.databaseName],
      attributes: attributesOf(block, owner),
      dependsOn: [...schemaDependency(block.schema), ...(owner ? [owner.id] : [])],
      origin: block.span,
      ...hintsOf(block),
    };
  });
}

/** With PostgreSQL's own defaults, which depend on the type and the direction. */
function attributesOf(block: ResolvedBlock, owner: ResolvedField | undefined): SequenceAttributes {
  const given = { arguments: block.properties };
  const type = sequenceTypes[wordArgument(given, 'type') ?? 'BigInt']!;
  const options = givenSequenceOptions(given);
  return { type, ...defaultSequenceOptions(type, options), ...options, ownedBy: owner?.id ?? null };
}

function ownerOf(block: ResolvedBlock, schema: ResolvedSchema, report: Report): ResolvedField | undefined {
  const expression = expressionArgument({ arguments: block.properties }, 'ownedBy');
  if (!expression || expression.type === 'Missing') return undefined;
  const path = expression.type === 'Path' ? expression.path.map((name) => name.value) : [];
  const model = schema.blocks.find((candidate) => candidate.name === path[0]);
  const field = model?.fields.find((candidate) => candidate.name === path[1]);
  if (path.length === 2 && field && field.type.type !== 'relation') return field;
  const message = '`ownedBy` names a column as `Model.field`.';
  report(errorDiagnostic('unknown-field', message, { span: expression.span }));
  return undefined;
}
