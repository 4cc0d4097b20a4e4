import { defineKind } from '../kind.ts';
import { typeName } from '../shared/takenNames.ts';
import { domainCatalog } from './catalog.ts';
import { reconcileDomain } from './notNullName.ts';
import { domainExpressions } from './probe.ts';
import { domainRendering } from './rendering.ts';
import { domainRules, domainStatements } from './statements.ts';

export const domainKind = defineKind({
  kind: 'domain',
  label: 'domain',
  takes: ({ name: [schema, name] }) => [typeName(schema!, name!)],
  catalog: domainCatalog,
  attributes: domainRules,
  statements: domainStatements,
  rendering: domainRendering,
  reconcile: reconcileDomain,
  expressions: domainExpressions,
});
