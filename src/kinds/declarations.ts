import { declaration as attribute } from './attribute/declaration.ts';
import { declaration as check } from './check/declaration.ts';
import { declaration as cluster } from './cluster/declaration.ts';
import { declaration as collation } from './collation/declaration.ts';
import { declaration as column } from './column/declaration.ts';
import { declaration as comment } from './comment/declaration.ts';
import { declaration as composite } from './composite/declaration.ts';
import { declaration as data } from './data/declaration.ts';
import type { Declaration } from './declaration.ts';
import { declaration as domain } from './domain/declaration.ts';
import { declaration as domainConstraint } from './domain-constraint/declaration.ts';
import { declaration as enumType } from './enum/declaration.ts';
import { declaration as exclusion } from './exclusion/declaration.ts';
import { declaration as extension } from './extension/declaration.ts';
import { declaration as foreignKey } from './foreign-key/declaration.ts';
import { declaration as index } from './index/declaration.ts';
import { declaration as multirange } from './multirange/declaration.ts';
import { declaration as primaryKey } from './primary-key/declaration.ts';
import { declaration as range } from './range/declaration.ts';
import { declaration as replicaIdentity } from './replica-identity/declaration.ts';
import { declaration as schema } from './schema/declaration.ts';
import { declaration as sequence } from './sequence/declaration.ts';
import { declaration as statistics } from './statistics/declaration.ts';
import { declaration as table } from './table/declaration.ts';
import { declaration as unique } from './unique/declaration.ts';

/**
 * What every kind adds to the language, in the order of the registry. A list of its own: who reads a schema needs
 * nothing of what the kinds know of the catalog and of statements.
 */
export const declarations: ReadonlyMap<string, Declaration> = new Map([
  ['schema', schema],
  ['extension', extension],
  ['collation', collation],
  ['enum', enumType],
  ['domain', domain],
  ['domain-constraint', domainConstraint],
  ['composite', composite],
  ['attribute', attribute],
  ['range', range],
  ['multirange', multirange],
  ['sequence', sequence],
  ['table', table],
  ['column', column],
  ['primary-key', primaryKey],
  ['unique', unique],
  ['data', data],
  ['index', index],
  ['exclusion', exclusion],
  ['replica-identity', replicaIdentity],
  ['cluster', cluster],
  ['statistics', statistics],
  ['check', check],
  ['foreign-key', foreignKey],
  ['comment', comment],
]);
