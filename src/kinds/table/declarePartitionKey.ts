import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { AttributeSpec, Report } from '../declaration.ts';
import type { ResolvedBlock, ResolvedKey, ResolvedSchema } from '../resolved.ts';
import { elementsOf, elementsParameter, indexElements } from '../shared/indexParameters.ts';
import { keysAbove } from '../shared/keysAbove.ts';
import { attributeOf, wordArgument } from '../shared/resolvedArguments.ts';
import type { PartitionKey } from './object.ts';

const strategies = { Range: 'range', List: 'list', Hash: 'hash' } as const;

export const partitionAttribute: AttributeSpec = {
  documentation:
    'The table is made of partitions: each row is in the one that its values of the key belong to.',
  blocks: ['model', 'partition'],
  parameters: [
    {
      ...elementsParameter,
      fieldParameters: (elementsParameter.fieldParameters ?? []).filter(({ name }) =>
        ['ops', 'collate'].includes(name),
      ),
      documentation: 'The key: columns, and expressions as `raw("…")`.',
    },
    {
      name: 'by',
      type: 'word',
      words: Object.keys(strategies),
      required: true,
      documentation: 'What the bounds of the partitions are: ranges, lists of values, or parts by hash.',
    },
  ],
};

/** The key that `@@partition` of a block states; undefined where there is none, or it has been reported. */
export function partitionKeyOf(block: ResolvedBlock, schema: ResolvedSchema): PartitionKey | undefined {
  const attribute = attributeOf(block, 'partition');
  const strategy = strategies[wordArgument(attribute, 'by') as keyof typeof strategies];
  const elements = attribute ? elementsOf(attribute) : [];
  if (!strategy || elements.length === 0) return undefined;
  return { strategy, elements: indexElements(elements, strategy === 'hash' ? 'hash' : 'btree', schema) };
}

/** PostgreSQL can hold rows apart within a partition only: keys have all columns by which rows get into one. */
export function checkPartitionKeys(block: ResolvedBlock, schema: ResolvedSchema, report: Report): void {
  const partitionKey = partitionKeyOf(block, schema);
  if (!partitionKey) return;
  for (const key of keysAbove(block)) checkKey(block, key, partitionKey, report);
}

function checkKey(block: ResolvedBlock, key: ResolvedKey, { elements }: PartitionKey, report: Report): void {
  const error = (message: string) =>
    report(errorDiagnostic('key-across-partitions', message, { span: key.attribute.span }));
  if (elements.some(({ column }) => column === undefined)) {
    error(`\`${block.name}\` is partitioned by an expression, so no key can hold its rows apart.`);
    return;
  }
  const missing = elements.filter(({ column }) => !key.fields.some(({ field }) => field.id === column));
  if (missing.length === 0) return;
  const names = missing.map(({ column }) => `\`${nameOf(block, column!)}\``).join(', ');
  error(`The key needs ${names} among its columns, by which \`${block.name}\` is partitioned.`);
}

function nameOf(block: ResolvedBlock, column: string): string {
  return [...block.inherited, ...block.fields].find(({ id }) => id === column)?.name ?? column;
}
