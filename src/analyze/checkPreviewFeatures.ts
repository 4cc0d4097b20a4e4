import { errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Report } from '../kinds/declaration.ts';
import type { ResolvedArgument, ResolvedAttribute } from '../kinds/resolved.ts';
import type { Span } from '../source/source.ts';
import type { BlockDraft } from './draft.ts';
import type { Generators } from './resolveGenerators.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * Reports what Prisma takes only with a preview feature that the client generator does not name. A schema without a
 * client generator is not for Prisma, and needs none.
 */
export function checkPreviewFeatures(
  blocks: readonly BlockDraft[],
  datasource: ReadonlyMap<string, ResolvedArgument>,
  vocabulary: Vocabulary,
  generators: Generators,
  report: Report,
): void {
  if (!generators.client) return;
  const require = (feature: string | undefined, what: string, span: Span) => {
    if (feature === undefined || generators.previewFeatures.has(feature.toLowerCase())) return;
    const fixes = [{ title: `add \`previewFeatures = ["${feature}"]\` to the generator` }];
    const message = `Prisma takes ${what} only with the preview feature \`${feature}\`.`;
    report(errorDiagnostic('preview-feature', message, { span, fixes }));
  };
  const properties = vocabulary.blocks.get('datasource')?.properties;
  for (const spec of Array.isArray(properties) ? properties : []) {
    const property = datasource.get(spec.name);
    if (property) require(spec.previewFeature, `\`${spec.name}\``, property.span);
  }
  for (const block of blocks) {
    require(block.spec.previewFeature, `\`${block.keyword}\` blocks`, block.span);
    for (const [attribute, spec] of attributesWithSpecs(block, vocabulary)) {
      for (const parameter of spec?.parameters ?? []) {
        const given = attribute.arguments.get(parameter.name);
        if (given) require(parameter.previewFeature, `\`${parameter.name}:\``, given.span);
      }
    }
  }
}

function attributesWithSpecs(block: BlockDraft, vocabulary: Vocabulary) {
  const own = vocabulary.blockAttributes(block.keyword);
  const onFields = vocabulary.fieldAttributes(block.keyword);
  const pair = (specs: typeof own) => (attribute: ResolvedAttribute) =>
    [attribute, specs.get(attribute.name)] as const;
  return [
    ...block.attributes.map(pair(own)),
    ...block.fields.flatMap((field) => field.attributes.map(pair(onFields))),
  ];
}
