import type { Expression } from '../../syntax/ast.ts';

/** A value as JSON; undefined for what is no JSON. Numbers keep their digits, which JSON.stringify would not. */
export function jsonOf(expression: Expression): string | undefined {
  switch (expression.type) {
    case 'Null':
      return 'null';
    case 'String':
      return JSON.stringify(expression.value);
    case 'Number':
      return expression.text.replace(/^\+/, '');
    case 'Boolean':
      return String(expression.value);
    case 'Array': {
      const items = expression.items.map(jsonOf);
      return items.includes(undefined) ? undefined : `[${items.join(', ')}]`;
    }
    case 'Object': {
      const items = expression.entries.map(({ key, value }) => {
        const text = jsonOf(value);
        return text === undefined ? undefined : `${JSON.stringify(key.value)}: ${text}`;
      });
      return items.includes(undefined) ? undefined : `{${items.join(', ')}}`;
    }
    default:
      return undefined;
  }
}
