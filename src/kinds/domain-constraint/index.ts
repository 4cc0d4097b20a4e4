import { defineKind } from '../kind.ts';
import { domainConstraintCatalog } from './catalog.ts';
import { domainConstraintExpressions } from './probe.ts';
import { domainConstraintRendering } from './rendering.ts';
import { domainConstraintRules, domainConstraintStatements } from './statements.ts';

export const domainConstraintKind = defineKind({
  kind: 'domain-constraint',
  label: 'check',
  takes: ({ kind, name }) => [JSON.stringify([kind, ...name])],
  catalog: domainConstraintCatalog,
  attributes: domainConstraintRules,
  statements: domainConstraintStatements,
  rendering: domainConstraintRendering,
  expressions: domainConstraintExpressions,
});
