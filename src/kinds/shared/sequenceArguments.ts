import type { Argument } from '../../syntax/ast.ts';
import type { ParameterSpec } from '../declaration.ts';
import { booleanArgument, integerArgument, type WithArguments } from './resolvedArguments.ts';
import type { SequenceOptions } from './sequenceOptions.ts';

/** The words of the language for the types that sequences count in. */
export const sequenceTypes: Readonly<Record<string, string>> = {
  SmallInt: 'smallint',
  Int: 'integer',
  BigInt: 'bigint',
};

/** The words for the options of a sequence, in the order in which they are written. */
export const sequenceOptionNames = {
  start: 'start',
  increment: 'increment',
  minValue: 'minimum',
  maxValue: 'maximum',
  cache: 'cache',
  cycle: 'cycle',
} as const satisfies Record<string, keyof SequenceOptions>;

type OptionName = keyof typeof sequenceOptionNames;

export const sequenceOptionParameters: readonly ParameterSpec[] = [
  { name: 'start', type: 'integer', documentation: 'The first value.' },
  { name: 'increment', type: 'integer', documentation: 'From one value to the next; may be negative.' },
  { name: 'minValue', type: 'integer', documentation: 'The smallest value.' },
  { name: 'maxValue', type: 'integer', documentation: 'The largest value.' },
  { name: 'cache', type: 'integer', documentation: 'How many values a session takes at a time.' },
  { name: 'cycle', type: 'boolean', documentation: 'Begins again after the last value.' },
];

/** The options that an attribute or a block gives. */
export function givenSequenceOptions(owner: WithArguments): Partial<SequenceOptions> {
  const given = (name: OptionName) =>
    name === 'cycle' ? booleanArgument(owner, name) : integerArgument(owner, name);
  const options = Object.entries(sequenceOptionNames).flatMap(([name, option]) => {
    const value = given(name as OptionName);
    return value === undefined ? [] : [[option, value] as const];
  });
  return Object.fromEntries(options);
}

/** The same of the arguments of a function, as `sequence(start: 10)`; undefined where one of them does not fit. */
export function calledSequenceOptions(given: readonly Argument[]): Partial<SequenceOptions> | undefined {
  const options: Partial<Record<keyof SequenceOptions, string | boolean>> = {};
  for (const argument of given) {
    const name = argument.name?.value ?? '';
    const option = Object.hasOwn(sequenceOptionNames, name)
      ? sequenceOptionNames[name as OptionName]
      : undefined;
    const value = option && optionValue(argument, option);
    if (!option || value === undefined || option in options) return undefined;
    options[option] = value;
  }
  return options as Partial<SequenceOptions>;
}

function optionValue({ value }: Argument, option: keyof SequenceOptions): string | boolean | undefined {
  if (option === 'cycle') return value.type === 'Boolean' ? value.value : undefined;
  return value.type === 'Number' && /^[-+]?\d+$/.test(value.text) ? BigInt(value.text).toString() : undefined;
}
