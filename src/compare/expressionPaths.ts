import type { SchemaObject } from '../model/object.ts';

/** A path into the attributes of an object, at whose end an SQL text stands: `['elements', 0, 'expression']`. */
export type ExpressionPath = readonly (string | number)[];

/** A path as text, for the lock file and as a key. */
export function pathKey(path: ExpressionPath): string {
  return path.join('.');
}

/** The SQL text at a path; undefined where the path does not lead to one. */
export function textAt(object: SchemaObject, path: ExpressionPath): string | undefined {
  let value: unknown = object.attributes;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[step];
  }
  return typeof value === 'string' ? value : undefined;
}

/** The object with another SQL text at a path. */
export function withTextAt(object: SchemaObject, path: ExpressionPath, text: string): SchemaObject {
  return { ...object, attributes: replaceAt(object.attributes, path, text) as object };
}

/** The object with the SQL texts that another state of it has at these paths. */
export function withTextsAt(
  object: SchemaObject,
  paths: readonly ExpressionPath[],
  other: SchemaObject,
): SchemaObject {
  return paths.reduce((changed, path) => {
    const text = textAt(other, path);
    return text === undefined ? changed : withTextAt(changed, path, text);
  }, object);
}

function replaceAt(value: unknown, path: ExpressionPath, text: string): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return text;
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === step ? replaceAt(item, rest, text) : item));
  }
  const record = value as Readonly<Record<string, unknown>>;
  return { ...record, [step]: replaceAt(record[step], rest, text) };
}
