import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import { join, literal, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { Expression } from '../../syntax/ast.ts';
import type { ParameterSpec, Report } from '../declaration.ts';
import type { ResolvedBlock } from '../resolved.ts';
import { booleanArgument, expressionArgument, integerArgument } from '../shared/resolvedArguments.ts';
import type { Partition, PartitionKey } from './object.ts';

/** The lines of a block `partition`: which rows are in it. */
export const partitionProperties: readonly ParameterSpec[] = [
  {
    name: 'from',
    type: 'expression',
    documentation: 'Of a range: the first value, or a list with one for each column of the key; `MinValue`.',
  },
  { name: 'to', type: 'expression', documentation: 'Of a range: the first value behind it; `MaxValue`.' },
  { name: 'in', type: 'expression', documentation: 'Of a list: its values; `null` is one too.' },
  { name: 'modulus', type: 'integer', documentation: 'Of a hash: how many parts there are.' },
  { name: 'remainder', type: 'integer', documentation: 'Of a hash: which part it is, counted from 0.' },
  { name: 'default', type: 'boolean', documentation: '`true`: all rows that are in no other.' },
];

/** The properties that say the bound, by the strategy of the parent. */
const wanted: Readonly<Record<PartitionKey['strategy'], readonly string[]>> = {
  range: ['from', 'to'],
  list: ['in'],
  hash: ['modulus', 'remainder'],
};

/** The bound of a partition as SQL; `DEFAULT` where it is wrong, which has been reported. */
export function declareBound(
  block: ResolvedBlock,
  { strategy, elements }: PartitionKey,
  report: Report,
): Partition['bound'] {
  const { properties } = block;
  const isDefault = booleanArgument({ arguments: properties }, 'default') === true;
  const given = [...properties.keys()].filter((name) => name !== 'default');
  const expected = isDefault ? [] : wanted[strategy];
  const isSound = given.length === expected.length && given.every((name) => expected.includes(name));
  if (!isSound || (isDefault && strategy === 'hash')) {
    report(wrongBound(block, strategy));
    return 'DEFAULT';
  }
  if (isDefault) return 'DEFAULT';
  const count = strategy === 'range' ? elements.length : undefined;
  const values = (name: string) => boundValues(block, name, count, report);
  switch (strategy) {
    case 'range':
      return sql`FOR VALUES FROM (${values('from')}) TO (${values('to')})`.text();
    case 'list':
      return sql`FOR VALUES IN (${values('in')})`.text();
    case 'hash': {
      const number = (name: string) => verbatim(integerArgument({ arguments: properties }, name) ?? '0');
      return sql`FOR VALUES WITH (modulus ${number('modulus')}, remainder ${number('remainder')})`.text();
    }
  }
}

function wrongBound({ name, span }: ResolvedBlock, strategy: PartitionKey['strategy']) {
  const words = wanted[strategy].map((word) => `\`${word}\``).join(' and ');
  const orDefault = strategy === 'hash' ? '' : ', or `default = true`';
  const message = `The partition \`${name}\` of a table that is partitioned by ${strategy} has ${words}${orDefault}.`;
  return errorDiagnostic('wrong-bound', message, { span });
}

function boundValues(block: ResolvedBlock, property: string, count: number | undefined, report: Report): Sql {
  const expression = expressionArgument({ arguments: block.properties }, property)!;
  const items = expression.type === 'Array' ? expression.items : [expression];
  const error = (message: string, { span }: Expression) =>
    report(errorDiagnostic('wrong-bound', message, { span }));
  if (items.length === 0 || (count !== undefined && items.length !== count)) {
    error(
      `\`${property}\` has ${count ?? 'one or more'} values: one for each column of the key.`,
      expression,
    );
  }
  const values = items.map((item) => boundValue(item));
  values.forEach((value, index) => {
    if (!value) error('This is no value of a bound: write SQL as `raw("…")`.', items[index]!);
  });
  return join(values.filter((value) => value !== undefined));
}

function boundValue(value: Expression): Sql | undefined {
  switch (value.type) {
    case 'String':
      return literal(value.value);
    case 'Number':
      return verbatim(value.text);
    case 'Boolean':
      return literal(value.value);
    case 'Null':
      return sql`NULL`;
    case 'Path':
      return value.path.length === 1 ? edges[value.path[0]!.value] : undefined;
    case 'Call': {
      const [argument, ...others] = value.arguments;
      const isRaw = value.path.length === 1 && value.path[0]?.value === 'raw' && others.length === 0;
      return isRaw && argument?.value.type === 'String' ? verbatim(argument.value.value) : undefined;
    }
    default:
      return undefined;
  }
}

const edges: Readonly<Record<string, Sql>> = { MinValue: sql`MINVALUE`, MaxValue: sql`MAXVALUE` };
