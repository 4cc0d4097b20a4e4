import { defineKind } from '../kind.ts';
import { extensionCatalog } from './catalog.ts';
import { reconcileExtension } from './reconcileExtension.ts';
import { extensionRendering } from './rendering.ts';
import { extensionRules, extensionStatements } from './statements.ts';

export const extensionKind = defineKind({
  kind: 'extension',
  label: 'extension',
  takes: ({ kind, name }) => [JSON.stringify([kind, ...name])],
  catalog: extensionCatalog,
  attributes: extensionRules,
  statements: extensionStatements,
  rendering: extensionRendering,
  reconcile: reconcileExtension,
  portable: (extension) => ({ ...extension, attributes: { ...extension.attributes, version: null } }),
});
