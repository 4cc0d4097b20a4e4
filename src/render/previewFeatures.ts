import { declarations } from '../kinds/declarations.ts';
import type { Draft } from './draft.ts';

/** The preview features without which Prisma does not take what the draft uses, sorted. */
export function previewFeatures(draft: Draft): readonly string[] {
  const given = new Set([
    ...draft.datasource.keys(),
    ...draft.blocks.flatMap((block) =>
      block.attributes.flatMap(({ attribute }) =>
        (attribute.arguments ?? []).map((one) => `${attribute.path[0]!.value}.${one.name?.value}`),
      ),
    ),
  ]);
  const features = [...declarations.values()].flatMap(({ datasourceProperties, blockAttributes }) => [
    ...(datasourceProperties ?? []).map((spec) => [spec.name, spec.previewFeature] as const),
    ...Object.entries(blockAttributes ?? {}).flatMap(([name, { parameters }]) =>
      parameters.map((spec) => [`${name}.${spec.name}`, spec.previewFeature] as const),
    ),
  ]);
  const needed = features.flatMap(([word, feature]) => (feature && given.has(word) ? [feature] : []));
  return [...new Set(needed)].toSorted();
}
