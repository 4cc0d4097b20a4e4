import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import { nearest } from '../../diagnostic/nearest.ts';
import type { CallExpression, Expression } from '../../syntax/ast.ts';
import type { Report } from '../declaration.ts';
import type { ResolvedAttribute, ResolvedField, ResolvedSchema } from '../resolved.ts';
import { constantDefault } from '../shared/constantDefault.ts';
import type { Refusal } from '../shared/refusal.ts';
import {
  attributeOf,
  booleanArgument,
  expressionArgument,
  stringArgument,
} from '../shared/resolvedArguments.ts';
import { counterOf } from '../shared/sequenceReferences.ts';
import { declaredCounter } from './counterFunction.ts';
import { defaultFunctions } from './defaultFunctions.ts';
import { type DefaultValue, noDefault } from './defaultValue.ts';
import { identityOf } from './identity.ts';
import type { ColumnDefault } from './object.ts';

/** The database's default for a field's `@default(…)`; what is wrong with it is reported. */
export function declareDefault(field: ResolvedField, schema: ResolvedSchema, report: Report): DefaultValue {
  const written = ['default', 'generated', 'identity'].flatMap((name) => attributeOf(field, name) ?? []);
  const [attribute, other] = written;
  if (attribute && other) {
    const message = `\`@${attribute.name}\` and \`@${other.name}\` both fill the column: one can stand.`;
    report(errorDiagnostic('duplicate-attribute', message, { span: other.span }));
  }
  if (attribute?.name === 'generated') return { default: generatedOf(attribute), details: {} };
  if (attribute?.name === 'identity') return { default: identityOf(attribute, field), details: {} };
  const value = expressionArgument(attribute, 'value');
  if (!attribute || !value || value.type === 'Missing') return noDefault;
  if (attribute.arguments.has('map')) {
    const message = 'PostgreSQL has no names for default values: leave `map` out.';
    report(errorDiagnostic('unsupported-argument', message, { span: attribute.span }));
  }
  const counter = counterOf(field, schema);
  if (counter) return { default: declaredCounter(counter, field), details: {} };
  const result = defaultValue({ field, schema, attribute }, value);
  if ('default' in result) return result;
  const fixes = result.fix ? { fixes: [{ title: result.fix }] } : {};
  report(errorDiagnostic(result.code ?? 'wrong-default', result.problem, { span: value.span, ...fixes }));
  return noDefault;
}

function generatedOf(attribute: ResolvedAttribute): ColumnDefault | null {
  const sql = stringArgument(attribute, 'sql');
  const stored = booleanArgument(attribute, 'stored') ?? true;
  return sql === undefined ? null : { type: 'generated', sql, stored };
}

interface Request {
  readonly field: ResolvedField;
  readonly schema: ResolvedSchema;
  readonly attribute: ResolvedAttribute;
}

function defaultValue(request: Request, value: Expression): DefaultValue | Refusal {
  const { field } = request;
  if (value.type === 'Call') return functionDefault(request, value);
  const constant = constantDefault(field, request.schema, value);
  return 'sql' in constant ? expression(constant.sql) : constant;
}

function expression(sql: string): DefaultValue {
  return { default: { type: 'expression', sql }, details: {} };
}

function functionDefault(request: Request, call: CallExpression): DefaultValue | Refusal {
  const { field } = request;
  const name = call.path.map((part) => part.value).join('.');
  const known = Object.hasOwn(defaultFunctions, name) ? defaultFunctions[name] : undefined;
  if (!known) {
    const meant = nearest(name, Object.keys(defaultFunctions));
    const fix = meant
      ? `did you mean \`${meant}()\`?`
      : 'write a function of the database as `dbgenerated("…")`';
    return { code: 'unknown-function', problem: `There is no function \`${name}()\`.`, fix };
  }
  const scalar = field.type.type === 'scalar' ? field.type.scalar : undefined;
  if (known.scalars && (!scalar || !known.scalars.includes(scalar))) {
    const types = known.scalars.join(' or ');
    return { problem: `\`${name}()\` is for fields of type ${types}; \`${field.name}\` is not.` };
  }
  if (known.scalars && field.list) {
    return { problem: `\`${name}()\` gives one value, and \`${field.name}\` is a list.` };
  }
  return known.make(call, field, request.schema);
}
