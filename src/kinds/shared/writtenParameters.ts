import { deepEqual } from '../../model/deepEqual.ts';
import type { SchemaObject } from '../../model/object.ts';

interface Parametrized {
  readonly parameters?: readonly string[];
}

/** What `details` say of storage parameters in an order of their own, which means nothing. */
export function parameterDetails(stored: readonly string[] | null): {
  readonly parameters?: readonly string[];
} {
  const parameters = stored ?? [];
  return deepEqual(parameters, [...parameters].sort()) ? {} : { parameters };
}

/** The storage parameters of an object in the order in which the database states them, or sorted. */
export function writtenParameters({
  attributes,
  details,
}: SchemaObject<string, Parametrized>): readonly string[] {
  const { parameters: written } = (details ?? {}) as Parametrized;
  const { parameters = [] } = attributes;
  return written && deepEqual([...written].sort(), parameters) ? written : parameters;
}
