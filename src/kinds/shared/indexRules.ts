import type { SchemaObject } from '../../model/object.ts';
import type { IndexDefinition } from './indexDefinition.ts';
import { moveIndex } from './indexStatements.ts';

const replace = { change: 'replace' } as const;

/** PostgreSQL alters next to nothing of an index. */
export const indexDefinitionRules = {
  table: replace,
  method: replace,
  elements: replace,
  include: replace,
  predicate: replace,
  parameters: replace,
  tablespace: {
    change: 'alter',
    alter: (_: SchemaObject, after: SchemaObject<string, IndexDefinition>) => [moveIndex(after)],
  },
} as const;
