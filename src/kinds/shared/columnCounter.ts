import type { SchemaObject } from '../../model/object.ts';
import { sequenceName } from './sequenceName.ts';

/** The sequence behind a column. */
export interface ColumnCounter {
  readonly type: 'serial' | 'identity';
  /** Schema and name. */
  readonly name: readonly [schema: string, name: string];
  /** Whether it has the name that PostgreSQL gives it. */
  readonly isUsual: boolean;
}

/** What the default of a column says of the name of a sequence behind it. */
interface Default {
  readonly type: string;
  readonly name?: string;
  readonly sequence?: { readonly name?: string };
}

/** The sequence behind a serial or identity column. */
export function columnCounter({ kind, name, attributes }: SchemaObject): ColumnCounter | undefined {
  if (kind !== 'column') return undefined;
  const { default: value } = attributes as { readonly default: Default | null };
  if (value?.type !== 'serial' && value?.type !== 'identity') return undefined;
  const [schema, table, column] = name as [string, string, string];
  const given = value.type === 'serial' ? value.sequence?.name : value.name;
  return {
    type: value.type,
    name: [schema, given ?? sequenceName(table, column)],
    isUsual: given === undefined,
  };
}
