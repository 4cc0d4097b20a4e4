import { defineKind } from '../kind.ts';
import { constraintNameOn } from '../shared/takenNames.ts';
import { columnCatalog } from './catalog.ts';
import { conversionsOf } from './conversionsOf.ts';
import { doubleColumn } from './doubleColumn.ts';
import { columnInterim } from './interim.ts';
import { columnExpressions } from './probeColumn.ts';
import { reconcileColumn } from './reconcileColumn.ts';
import { releaseColumn } from './releaseColumn.ts';
import { columnRendering } from './rendering.ts';
import { columnRules } from './rules.ts';
import { splitCounter } from './splitCounter.ts';
import { columnStatements } from './statements.ts';

export const columnKind = defineKind({
  kind: 'column',
  label: 'column',
  takes: ({ kind, name, parent, attributes: { notNull } }) => [
    JSON.stringify([kind, ...name]),
    ...(notNull?.name === undefined ? [] : [constraintNameOn(parent!, notNull.name)]),
  ],
  catalog: columnCatalog,
  attributes: columnRules,
  statements: columnStatements,
  rendering: columnRendering,
  reconcile: reconcileColumn,
  expressions: columnExpressions,
  release: releaseColumn,
  double: doubleColumn,
  conversions: conversionsOf,
  split: splitCounter,
  interim: columnInterim,
});
