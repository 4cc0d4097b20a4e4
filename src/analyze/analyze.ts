import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Report } from '../kinds/declaration.ts';
import { declarations } from '../kinds/declarations.ts';
import type { ResolvedSchema } from '../kinds/resolved.ts';
import { type Schema, type SchemaObject, schemaOf } from '../model/object.ts';
import type { Document } from '../syntax/ast.ts';
import { checkNamespaces } from './checkNamespaces.ts';
import { checkPreviewFeatures } from './checkPreviewFeatures.ts';
import { checkReservedNames } from './checkReservedNames.ts';
import { collectBlocks } from './collectBlocks.ts';
import type { BlockDraft } from './draft.ts';
import { nameObjects } from './nameObjects.ts';
import { resolveRelations } from './relations/resolveRelations.ts';
import { resolveAdditions } from './resolveAdditions.ts';
import { resolveBlock } from './resolveBlocks.ts';
import { type Datasource, resolveDatasource } from './resolveDatasource.ts';
import { resolveFields } from './resolveFields.ts';
import { type Generators, resolveGenerators } from './resolveGenerators.ts';
import { resolveInheritance } from './resolveInheritance.ts';
import { vocabularyOf } from './vocabulary.ts';

export interface AnalysisOptions {
  /** The schema of objects that name none. Default: `public`. */
  readonly defaultSchema?: string;
}

/** What schema documents say of a database. */
export interface AnalysisResult {
  /** The objects that are wanted; only those that are sound, where there are errors. */
  readonly schema: Schema;
  readonly diagnostics: readonly Diagnostic[];
  /** A Prisma Client generator is there. */
  readonly client: boolean;
  /** `schemas` of the datasource: the namespaces that this schema manages. */
  readonly schemas: readonly string[] | undefined;
  /** The kinds that this schema says nothing of, so that what the database holds of them is no difference. */
  readonly unspoken: ReadonlySet<string>;
  readonly datasource: Datasource | undefined;
}

const vocabulary = vocabularyOf(declarations.values());

/** The desired schema of these documents, and what is wrong with them. Never throws on what a user can write. */
export function analyze(documents: readonly Document[], options: AnalysisOptions = {}): AnalysisResult {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => diagnostics.push(diagnostic);
  const collected = collectBlocks(documents, vocabulary, report);
  const generators = resolveGenerators(collected.generators, report);
  if (generators.client) checkReservedNames(collected.drafts, report);
  const datasource = resolveDatasource(collected.datasources, vocabulary, report);
  const defaultSchema = options.defaultSchema ?? 'public';
  const blocks = resolveBlocks(collected.drafts, datasource, defaultSchema, report);
  checkPreviewFeatures(blocks, datasource?.properties ?? new Map(), vocabulary, generators, report);
  const resolved: ResolvedSchema = {
    defaultSchema,
    datasource,
    client: generators.client,
    blocks,
    additions: resolveAdditions(collected.additions, blocks, vocabulary, report),
    ...resolveRelations(blocks, generators.client, report),
  };
  const objects = checkNamespaces(declareAll(resolved, report), declarations, blocks, report);
  return {
    schema: schemaOf(objects),
    diagnostics: inOrder(diagnostics, documents),
    client: generators.client,
    schemas: datasource?.schemas?.map((schema) => schema.name),
    unspoken: unspokenKinds(datasource, generators),
    datasource,
  };
}

function resolveBlocks(
  drafts: readonly BlockDraft[],
  datasource: Datasource | undefined,
  defaultSchema: string,
  report: Report,
): readonly BlockDraft[] {
  const byName = new Map(drafts.map((draft) => [draft.name, draft]));
  const surroundings = { vocabulary, nativeScope: datasource?.name ?? 'db', report };
  const meaningful = drafts.filter((draft) => draft.spec.object);
  for (const draft of meaningful) resolveFields(draft, byName, report);
  const parentsFirst = resolveInheritance(meaningful, byName, report);
  for (const draft of meaningful) resolveBlock(draft, surroundings);
  const blocks = nameObjects(meaningful, parentsFirst, datasource, defaultSchema, report);
  for (const block of blocks) {
    block.keys = [...declarations.values()].flatMap((declaration) => declaration.keys?.(block) ?? []);
  }
  return blocks;
}

function declareAll(resolved: ResolvedSchema, report: Report): readonly SchemaObject[] {
  const declared: SchemaObject[] = [];
  for (const declaration of declarations.values()) {
    declared.push(...declaration.declare(resolved, report, declared));
  }
  return declared;
}

/** As the files are read from top to bottom. */
function inOrder(diagnostics: readonly Diagnostic[], documents: readonly Document[]): readonly Diagnostic[] {
  const files = new Map(documents.map((document, index) => [document.source, index]));
  const file = ({ span }: Diagnostic) => (span ? (files.get(span.source) ?? -1) : -1);
  return diagnostics.toSorted(
    (left, right) => file(left) - file(right) || (left.span?.start ?? 0) - (right.span?.start ?? 0),
  );
}

function unspokenKinds(datasource: Datasource | undefined, generators: Generators): ReadonlySet<string> {
  return new Set([
    ...(generators.client ? ['comment'] : []),
    ...(datasource?.properties.has('extensions') ? [] : ['extension']),
  ]);
}
