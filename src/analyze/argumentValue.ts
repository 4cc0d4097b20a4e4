import { errorDiagnostic, type Fix } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { ParameterSpec, Report } from '../kinds/declaration.ts';
import type { ArgumentValue } from '../kinds/resolved.ts';
import type { Expression, StringExpression } from '../syntax/ast.ts';
import { checkDatabaseName } from './checkDatabaseName.ts';
import { listOf } from './listOf.ts';
import { rawText } from './rawText.ts';

/** A parameter that says all by itself; lists of fields need to know whose. */
export type PlainParameter = ParameterSpec & {
  readonly type: Exclude<ParameterSpec['type'], 'fields' | 'elements'>;
};

export function isPlain(parameter: ParameterSpec): parameter is PlainParameter {
  return parameter.type !== 'fields' && parameter.type !== 'elements';
}

/** What an expression says where such a parameter stands; undefined where it does not fit, which is reported. */
export function argumentValue(
  expression: Expression,
  parameter: PlainParameter,
  report: Report,
): ArgumentValue | undefined {
  if (expression.type === 'Missing') return undefined;
  const wrong = (fixes: readonly Fix[] = []) => {
    const message = `\`${parameter.name}\` takes ${describe(parameter)}.`;
    report(errorDiagnostic('wrong-argument', message, { span: expression.span, fixes }));
    return undefined;
  };
  switch (parameter.type) {
    case 'expression':
      return { type: 'expression', expression };
    case 'name':
      if (expression.type !== 'String') return wrong();
      return checkDatabaseName(expression.value, expression.span, report)
        ? stringValue(expression)
        : undefined;
    case 'string':
      return expression.type === 'String' ? stringValue(expression) : wrong();
    case 'sql': {
      const text = (parameter.raw ? rawText(expression) : undefined) ?? expression;
      return text.type === 'String' ? stringValue(text) : wrong();
    }
    case 'strings':
      return stringsValue(expression) ?? wrong();
    case 'blocks':
      return blocksValue(expression) ?? wrong();
    case 'boolean':
      return expression.type === 'Boolean' ? { type: 'boolean', boolean: expression.value } : wrong();
    case 'integer': {
      const whole = expression.type === 'Number' && /^[-+]?\d+$/.test(expression.text);
      return whole ? { type: 'integer', text: BigInt(expression.text).toString() } : wrong();
    }
    case 'word':
      return wordValue(expression, parameter, wrong);
  }
}

function describe(parameter: PlainParameter): string {
  const words = parameter.words ?? [];
  const few = words.length > 0 && words.length <= 8;
  return few ? listOf(words, 'or') : descriptions[parameter.type];
}

const descriptions: Readonly<Record<PlainParameter['type'], string>> = {
  string: 'a string',
  strings: 'a list of strings',
  blocks: 'names of models',
  name: 'a string: the name in the database',
  sql: 'a string of SQL',
  boolean: '`true` or `false`',
  integer: 'a whole number',
  expression: 'a value',
  word: 'one of its words',
};

function stringValue(expression: StringExpression): ArgumentValue {
  return { type: 'string', text: expression.value, expression };
}

/** One string stands for a list of it, as in Prisma. */
function stringsValue(expression: Expression): ArgumentValue | undefined {
  const items = expression.type === 'Array' ? expression.items : [expression];
  const strings = items.filter((item): item is StringExpression => item.type === 'String');
  return strings.length === items.length ? { type: 'strings', items: strings } : undefined;
}

function blocksValue(expression: Expression): ArgumentValue | undefined {
  const items = expression.type === 'Array' ? expression.items : [expression];
  const names = items.flatMap((item) =>
    item.type === 'Path' && item.path.length === 1 ? [item.path[0]!.value] : [],
  );
  return names.length === items.length ? { type: 'blocks', names } : undefined;
}

function wordValue(
  expression: Expression,
  parameter: PlainParameter,
  wrong: (fixes?: readonly Fix[]) => undefined,
): ArgumentValue | undefined {
  const words = parameter.words ?? [];
  const written =
    expression.type === 'Path' ? expression.path.map((name) => name.value).join('.') : undefined;
  if (written !== undefined && words.includes(written)) return { type: 'word', word: written, raw: false };
  const raw = parameter.raw ? rawText(expression) : undefined;
  if (raw) return { type: 'word', word: raw.value, raw: true };
  const given = written ?? (expression.type === 'String' ? expression.value : '');
  const meant = nearest(given, words) ?? (words.includes(given) ? given : undefined);
  if (!meant) return wrong();
  return wrong([{ title: `did you mean \`${meant}\`?`, edits: [{ span: expression.span, text: meant }] }]);
}
