import type { CallExpression } from '../../syntax/ast.ts';
import type { ResolvedField, ResolvedSchema, ScalarName } from '../resolved.ts';
import { allColumns } from '../shared/allColumns.ts';
import { columnReferences } from '../shared/columnReferences.ts';
import type { Refusal } from '../shared/refusal.ts';
import { counterFunction } from './counterFunction.ts';
import { type DefaultValue, noDefault } from './defaultValue.ts';
import { identityFunction } from './identity.ts';

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
    make: counterFunction,
  },
  sequence: {
    documentation: 'An identity column, with the options of its sequence.',
    scalars: ['Int', 'BigInt'],
    make: identityFunction,
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

/** Prisma writes generated columns so too, as `db pull` shows them: an expression over columns is no default. */
function databaseGenerated(call: CallExpression, field: ResolvedField): DefaultValue | Refusal {
  const [argument, ...others] = call.arguments;
  if (!argument) return { default: null, details: { anyDefault: true } };
  if (others.length > 0 || argument.value.type !== 'String' || argument.value.value.trim() === '') {
    return { problem: '`dbgenerated()` takes one string of SQL that is not empty, or nothing.' };
  }
  const sql = argument.value.value;
  const columns = allColumns(field.block);
  const named = columnReferences(sql, new Set(columns.map((column) => column.databaseName)));
  if (named.size === 0) return expression(sql);
  return { default: { type: 'generated', sql, stored: true }, details: {} };
}
