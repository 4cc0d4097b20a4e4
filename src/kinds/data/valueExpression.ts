import type { SchemaObject } from '../../model/object.ts';
import type { Expression } from '../../syntax/ast.ts';
import { array, boolean, nothing, number, object, path, string } from '../../syntax/build.ts';
import type { SchemaDraft } from '../rendering.ts';
import type { TypeRef } from '../shared/typeRef.ts';
import { jsonOf } from './jsonOf.ts';

/** A value as the schema writes it: the inverse of `valueText`. */
export function valueExpression(
  text: string | null,
  column: SchemaObject,
  draft: Pick<SchemaDraft, 'block'>,
): Expression {
  const { type } = column.attributes as { readonly type: TypeRef };
  if (text === null) return nothing();
  if (!type.array) return elementExpression(text, type, draft);
  const items = arrayItems(text);
  return items
    ? array(...items.map((item) => (item === null ? nothing() : elementExpression(item, type, draft))))
    : string(text);
}

const numbers = /^(?:smallint|integer|bigint|oid|real|double precision|numeric(?:\(.*\))?)$/;

function elementExpression(text: string, type: TypeRef, draft: Pick<SchemaDraft, 'block'>): Expression {
  if ('object' in type) {
    const value = draft.block(type.object)?.values.find(({ stored }) => stored === text);
    return value ? path(value.name) : string(text);
  }
  if (type.text === 'boolean') return boolean(text === 'true');
  if (numbers.test(type.text) && /^-?\d+(?:\.\d+)?$/.test(text)) return number(text);
  if (type.text === 'json' || type.text === 'jsonb') return jsonExpression(text) ?? string(text);
  if (type.text === 'bytea') return string(Buffer.from(text.slice(2), 'hex').toString('base64'));
  return string(text);
}

/** The items of a list of one dimension, as PostgreSQL writes it; undefined for any other. */
export function arrayItems(text: string): readonly (string | null)[] | undefined {
  if (!text.startsWith('{') || text.startsWith('{{')) return undefined;
  const inner = text.slice(1, -1);
  const item = /"((?:[^"\\]|\\[\s\S])*)"|([^",{}]+)/g;
  return [...inner.matchAll(item)].map(([, quoted, plain]) => {
    if (quoted !== undefined) return quoted.replace(/\\([\s\S])/g, '$1');
    return plain === 'NULL' ? null : plain!;
  });
}

/** As a value of the language, where that says the same to the last digit. */
function jsonExpression(text: string): Expression | undefined {
  const expression = expressionOf(JSON.parse(text));
  return jsonOf(expression) === text && expression.type !== 'String' && expression.type !== 'Null'
    ? expression
    : undefined;
}

function expressionOf(value: unknown): Expression {
  if (value === null) return nothing();
  if (typeof value === 'string') return string(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'boolean') return boolean(value);
  if (Array.isArray(value)) return array(...value.map(expressionOf));
  const entries = Object.entries(value as object);
  // Other keys are no names of the language: the text is then another one.
  return entries.every(([key]) => /^[A-Za-z][A-Za-z0-9_]*$/.test(key))
    ? object(Object.fromEntries(entries.map(([key, item]) => [key, expressionOf(item)])))
    : string('');
}
