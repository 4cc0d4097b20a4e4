import type { Argument } from '../../syntax/ast.ts';
import type { ParameterSpec } from '../declaration.ts';
import type { ResolvedAttribute } from '../resolved.ts';
import { booleanArgument, integerArgument } from '../shared/resolvedArguments.ts';
import type { ColumnDefault, IdentityOptions } from './object.ts';

/** The options of a sequence in the language, and those of an identity column that they are. */
const optionNames = {
  start: 'start',
  increment: 'increment',
  minValue: 'minimum',
  maxValue: 'maximum',
  cache: 'cache',
  cycle: 'cycle',
} as const satisfies Record<string, keyof IdentityOptions>;

type OptionName = keyof typeof optionNames;
type Options = Partial<Record<keyof IdentityOptions, string | boolean>>;

export const identityParameters: readonly ParameterSpec[] = [
  {
    name: 'always',
    type: 'boolean',
    documentation: 'GENERATED ALWAYS: a statement cannot give the column a value of its own.',
  },
  { name: 'start', type: 'integer', documentation: 'The first value.' },
  { name: 'increment', type: 'integer', documentation: 'From one value to the next; may be negative.' },
  { name: 'minValue', type: 'integer', documentation: 'The smallest value.' },
  { name: 'maxValue', type: 'integer', documentation: 'The largest value.' },
  { name: 'cache', type: 'integer', documentation: 'How many values a session takes at a time.' },
  { name: 'cycle', type: 'boolean', documentation: 'Begins again after the last value.' },
];

/** `@identity(always: true, start: 10)` */
export function identityOf(attribute: ResolvedAttribute): ColumnDefault {
  const given = (name: OptionName) =>
    name === 'cycle' ? booleanArgument(attribute, name) : integerArgument(attribute, name);
  const options = Object.entries(optionNames).flatMap(([name, option]) => {
    const value = given(name as OptionName);
    return value === undefined ? [] : [[option, value] as const];
  });
  const always = booleanArgument(attribute, 'always') ?? false;
  return { type: 'identity', always, options: withoutDefaults(Object.fromEntries(options)) };
}

/** The arguments of `sequence(start: 10)`; undefined where one of them does not fit. */
export function sequenceOptions(given: readonly Argument[]): IdentityOptions | undefined {
  const options: Options = {};
  for (const argument of given) {
    const name = argument.name?.value ?? '';
    const option = Object.hasOwn(optionNames, name) ? optionNames[name as OptionName] : undefined;
    const value = option && optionValue(argument, option);
    if (!option || value === undefined || option in options) return undefined;
    options[option] = value;
  }
  return withoutDefaults(options);
}

function optionValue({ value }: Argument, option: keyof IdentityOptions): string | boolean | undefined {
  if (option === 'cycle') return value.type === 'Boolean' ? value.value : undefined;
  return value.type === 'Number' && /^[-+]?\d+$/.test(value.text) ? BigInt(value.text).toString() : undefined;
}

/** Options at PostgreSQL's own defaults are the same as none. */
function withoutDefaults(options: Options): IdentityOptions {
  const descending = String(options.increment ?? '1').startsWith('-');
  const bound = descending ? { maximum: '-1' } : { minimum: '1' };
  const start = (descending ? options.maximum : options.minimum) ?? (descending ? '-1' : '1');
  const own: Options = { increment: '1', cache: '1', cycle: false, start, ...bound };
  const special = Object.entries(options).filter(([name, value]) => own[name as keyof Options] !== value);
  return Object.fromEntries(special);
}
