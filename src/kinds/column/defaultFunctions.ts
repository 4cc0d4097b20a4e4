import type { Argument, CallExpression } from '../../syntax/ast.ts';
import type { ResolvedField, ResolvedSchema, ScalarName } from '../resolved.ts';
import { type DefaultValue, noDefault, type Refusal } from './defaultValue.ts';
import type { IdentityOptions } from './object.ts';

interface DefaultFunction {
  readonly documentation: string;
  /** Absent: for any type. */
  readonly scalars?: readonly ScalarName[];
  readonly make: (
    call: CallExpression,
    field: ResolvedField,
    schema: ResolvedSchema,
  ) => DefaultValue | Refusal;
}

/** The functions that can stand in `@default(…)`. */
export const defaultFunctions: Readonly<Record<string, DefaultFunction>> = {
  autoincrement: {
    documentation: 'Counts up from a sequence of its own.',
    scalars: ['Int', 'BigInt'],
    make: (call) => noArguments(call) ?? { default: { type: 'serial' }, details: { anyCounter: true } },
  },
  sequence: {
    documentation: 'An identity column, with the options of its sequence.',
    scalars: ['Int', 'BigInt'],
    make: identity,
  },
  now: {
    documentation: 'The time at which the transaction began.',
    scalars: ['DateTime'],
    make: (call) => noArguments(call) ?? expression('CURRENT_TIMESTAMP'),
  },
  dbgenerated: {
    documentation: 'An SQL expression; without one, whatever default the database has.',
    make: databaseGenerated,
  },
  uuid: {
    documentation: 'A random UUID, or with `uuid(7)` one that begins with the time.',
    scalars: ['String'],
    make: uuid,
  },
  cuid: {
    documentation: "An identifier of Prisma Client's making.",
    scalars: ['String'],
    make: (call, field, schema) => versionProblem(call, ['1', '2']) ?? clientOnly(call, field, schema),
  },
  ulid: {
    documentation: "An identifier of Prisma Client's making.",
    scalars: ['String'],
    make: (call, field, schema) => noArguments(call) ?? clientOnly(call, field, schema),
  },
  nanoid: {
    documentation: "An identifier of Prisma Client's making, of 2 to 255 characters.",
    scalars: ['String'],
    make: (call, field, schema) => lengthProblem(call) ?? clientOnly(call, field, schema),
  },
  auto: {
    documentation: 'MongoDB only.',
    make: () => ({ problem: '`auto()` is for MongoDB alone; PostgreSQL has `autoincrement()`.' }),
  },
};

function expression(sql: string): DefaultValue {
  return { default: { type: 'expression', sql }, details: {} };
}

function noArguments(call: CallExpression): Refusal | undefined {
  return call.arguments.length === 0 ? undefined : { problem: `\`${nameOf(call)}()\` takes no arguments.` };
}

function nameOf(call: CallExpression): string {
  return call.path.map((part) => part.value).join('.');
}

/** Prisma Client fills it; without one nothing can. */
function clientOnly(
  call: CallExpression,
  _field: ResolvedField,
  schema: ResolvedSchema,
): DefaultValue | Refusal {
  if (schema.client) return noDefault;
  return {
    code: 'nothing-fills',
    problem: `Nothing can fill in \`${nameOf(call)}()\`: PostgreSQL has no such function, and there is no Prisma Client generator.`,
    fix: 'use `uuid()`, `uuid(7)` or `dbgenerated("…")`',
  };
}

function uuid(call: CallExpression, field: ResolvedField, schema: ResolvedSchema): DefaultValue | Refusal {
  const problem = versionProblem(call, ['4', '7']);
  if (problem) return problem;
  if (schema.client) return noDefault;
  const version = call.arguments[0]?.value;
  const generated = version?.type === 'Number' && version.text === '7' ? 'uuidv7()' : 'gen_random_uuid()';
  return expression(field.nativeType?.name === 'Uuid' ? generated : `${generated}::text`);
}

function versionProblem(call: CallExpression, versions: readonly string[]): Refusal | undefined {
  const [argument, ...others] = call.arguments;
  if (!argument) return undefined;
  const { value } = argument;
  if (others.length === 0 && value.type === 'Number' && versions.includes(value.text)) return undefined;
  return { problem: `\`${nameOf(call)}()\` takes ${versions.join(' or ')}, or nothing.` };
}

function lengthProblem(call: CallExpression): Refusal | undefined {
  const [argument, ...others] = call.arguments;
  if (!argument) return undefined;
  const length = argument.value.type === 'Number' ? Number(argument.value.text) : Number.NaN;
  if (others.length === 0 && Number.isInteger(length) && length >= 2 && length <= 255) return undefined;
  return { problem: `\`${nameOf(call)}()\` takes a length from 2 to 255, or nothing.` };
}

function databaseGenerated(call: CallExpression): DefaultValue | Refusal {
  const [argument, ...others] = call.arguments;
  if (!argument) return { default: null, details: { anyDefault: true } };
  if (others.length === 0 && argument.value.type === 'String' && argument.value.value.trim() !== '') {
    return expression(argument.value.value);
  }
  return { problem: '`dbgenerated()` takes one string of SQL that is not empty, or nothing.' };
}

const sequenceOptions: Readonly<Record<string, keyof IdentityOptions>> = {
  start: 'start',
  increment: 'increment',
  minValue: 'minimum',
  maxValue: 'maximum',
  cache: 'cache',
  cycle: 'cycle',
};

function identity(call: CallExpression): DefaultValue | Refusal {
  const options: Record<string, string | boolean> = {};
  for (const argument of call.arguments) {
    const option = argument.name && sequenceOptions[argument.name.value];
    const value = optionValue(argument, option);
    if (!option || value === undefined || option in options) {
      return {
        problem:
          '`sequence()` takes `start`, `increment`, `minValue`, `maxValue`, `cache` (whole numbers) and `cycle`.',
      };
    }
    options[option] = value;
  }
  return { default: { type: 'identity', always: false, options: withoutDefaults(options) }, details: {} };
}

function optionValue(
  { value }: Argument,
  option: keyof IdentityOptions | undefined,
): string | boolean | undefined {
  if (option === 'cycle') return value.type === 'Boolean' ? value.value : undefined;
  return value.type === 'Number' && /^[-+]?\d+$/.test(value.text) ? BigInt(value.text).toString() : undefined;
}

/** Options at PostgreSQL's own defaults are the same as none. */
function withoutDefaults(options: Readonly<Record<string, string | boolean>>): IdentityOptions {
  const descending = String(options.increment ?? '1').startsWith('-');
  const own: Readonly<Record<string, string | boolean>> = {
    increment: '1',
    cache: '1',
    cycle: false,
    ...(descending
      ? { maximum: '-1', start: options.maximum ?? '-1' }
      : { minimum: '1', start: options.minimum ?? '1' }),
  };
  return Object.fromEntries(Object.entries(options).filter(([option, value]) => own[option] !== value));
}
