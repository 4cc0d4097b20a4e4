import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { CallExpression } from '../../syntax/ast.ts';
import type { Report } from '../declaration.ts';
import type { ResolvedField, ResolvedSchema } from '../resolved.ts';
import { constantDefault } from './constantDefault.ts';
import type { Refusal } from './refusal.ts';
import { attributeOf, expressionArgument } from './resolvedArguments.ts';

/** The SQL of `@default(…)` where the database alone fills it in; null where there is none, or it has been reported. */
export function plainDefault(field: ResolvedField, schema: ResolvedSchema, report: Report): string | null {
  const value = expressionArgument(attributeOf(field, 'default'), 'value');
  if (!value || value.type === 'Missing') return null;
  const result = value.type === 'Call' ? functionDefault(value) : constantDefault(field, schema, value);
  if ('sql' in result) return result.sql;
  const fixes = result.fix ? { fixes: [{ title: result.fix }] } : {};
  report(errorDiagnostic(result.code ?? 'wrong-default', result.problem, { span: value.span, ...fixes }));
  return null;
}

function functionDefault(call: CallExpression): { readonly sql: string } | Refusal {
  const name = call.path.map((part) => part.value).join('.');
  const [argument, ...others] = call.arguments;
  if (name === 'now' && !argument) return { sql: 'CURRENT_TIMESTAMP' };
  const isText = argument?.value.type === 'String' && argument.value.value.trim() !== '';
  if (name === 'dbgenerated' && isText && others.length === 0) return { sql: argument.value.value };
  return { problem: 'Here a default is a constant, `now()`, or SQL as `dbgenerated("…")`.' };
}
