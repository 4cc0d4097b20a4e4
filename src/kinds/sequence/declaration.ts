import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Declaration, ParameterSpec, Report } from '../declaration.ts';
import type { ResolvedBlock, ResolvedField, ResolvedSchema } from '../resolved.ts';
import { hintsOf, renamedFromSpec } from '../shared/hints.ts';
import { nameParameter } from '../shared/nameArguments.ts';
import {
  booleanArgument,
  expressionArgument,
  integerArgument,
  wordArgument,
} from '../shared/resolvedArguments.ts';
import { schemaDependency } from '../shared/schemaDependency.ts';
import type { Sequence, SequenceAttributes } from './object.ts';

const types: Readonly<Record<string, { readonly name: string; readonly bits: bigint }>> = {
  SmallInt: { name: 'smallint', bits: 16n },
  Int: { name: 'integer', bits: 32n },
  BigInt: { name: 'bigint', bits: 64n },
};

const properties: readonly ParameterSpec[] = [
  {
    name: 'type',
    type: 'word',
    words: Object.keys(types),
    documentation: 'Its type; `BigInt` where absent.',
  },
  { name: 'start', type: 'integer', documentation: 'The first value.' },
  { name: 'increment', type: 'integer', documentation: 'From one value to the next; may be negative.' },
  { name: 'minValue', type: 'integer', documentation: 'The smallest value.' },
  { name: 'maxValue', type: 'integer', documentation: 'The largest value.' },
  { name: 'cache', type: 'integer', documentation: 'How many values a session takes at a time.' },
  { name: 'cycle', type: 'boolean', documentation: 'Begins again after the last value.' },
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
  const type = types[wordArgument(given, 'type') ?? 'BigInt']!;
  const increment = integerArgument(given, 'increment') ?? '1';
  const descending = increment.startsWith('-');
  const limit = 2n ** (type.bits - 1n);
  const minimum = integerArgument(given, 'minValue') ?? String(descending ? -limit : 1n);
  const maximum = integerArgument(given, 'maxValue') ?? String(descending ? -1n : limit - 1n);
  return {
    type: type.name,
    start: integerArgument(given, 'start') ?? (descending ? maximum : minimum),
    increment,
    minimum,
    maximum,
    cache: integerArgument(given, 'cache') ?? '1',
    cycle: booleanArgument(given, 'cycle') ?? false,
    ownedBy: owner?.id ?? null,
  };
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
