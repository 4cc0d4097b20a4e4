import { errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { Report } from '../kinds/declaration.ts';
import type { ResolvedArgument } from '../kinds/resolved.ts';
import type { Block, Expression, StringExpression } from '../syntax/ast.ts';
import { currentPreviewFeatures, formerPreviewFeatures } from './previewFeatures.ts';
import { environmentVariable } from './resolveDatasource.ts';
import { resolveProperties } from './resolveProperties.ts';

/** What the generators say of the schema itself. */
export interface Generators {
  /** One of them makes a Prisma Client. */
  readonly client: boolean;
  /** In lower case, as they are compared. */
  readonly previewFeatures: ReadonlySet<string>;
}

/** Reads the generators: only these of their keys matter here, and all others are theirs. */
export function resolveGenerators(blocks: readonly Block[], report: Report): Generators {
  const previewFeatures = new Set<string>();
  let client = false;
  const names = new Set<string>();
  for (const block of blocks) {
    reportDuplicate(block, names, report);
    const properties = resolveProperties(block, 'any', report);
    const provider = providerOf(block, properties, report);
    client ||= provider?.includes('prisma-client') ?? false;
    for (const feature of previewFeaturesOf(properties, report)) previewFeatures.add(feature.toLowerCase());
  }
  return { client, previewFeatures };
}

function reportDuplicate(block: Block, names: Set<string>, report: Report): void {
  const { name } = block;
  if (!name || name.value === '') return;
  if (names.has(name.value)) {
    const message = `There are two generators \`${name.value}\`.`;
    report(errorDiagnostic('duplicate-name', message, { span: name.span }));
  }
  names.add(name.value);
}

function providerOf(
  block: Block,
  properties: ReadonlyMap<string, ResolvedArgument>,
  report: Report,
): string | undefined {
  const property = properties.get('provider');
  if (!property) {
    if (block.members.some((member) => member.type === 'Assignment' && member.key.value === 'provider'))
      return undefined;
    const message = 'The generator needs the property `provider`.';
    report(errorDiagnostic('missing-property', message, { span: block.name?.span ?? block.span }));
    return undefined;
  }
  const expression = property.value.type === 'expression' ? property.value.expression : undefined;
  if (expression?.type === 'String') return expression.value;
  if (expression && environmentVariable(expression) === undefined) {
    const message = '`provider` is a string, or `env("NAME")`.';
    report(errorDiagnostic('wrong-argument', message, { span: expression.span }));
  }
  return undefined;
}

function previewFeaturesOf(
  properties: ReadonlyMap<string, ResolvedArgument>,
  report: Report,
): readonly string[] {
  const value = properties.get('previewFeatures')?.value;
  const expression = value?.type === 'expression' ? value.expression : undefined;
  if (!expression) return [];
  const items = expression.type === 'Array' ? expression.items : [expression];
  return items.flatMap((item) => featureOf(item, report) ?? []);
}

function featureOf(item: Expression, report: Report): string | undefined {
  if (item.type !== 'String') {
    const message = '`previewFeatures` is a list of strings.';
    if (item.type !== 'Missing') report(errorDiagnostic('wrong-argument', message, { span: item.span }));
    return undefined;
  }
  const known = [...currentPreviewFeatures, ...formerPreviewFeatures];
  if (!known.some((feature) => feature.toLowerCase() === item.value.toLowerCase()))
    reportUnknown(item, report);
  return item.value;
}

function reportUnknown(item: StringExpression, report: Report): void {
  const meant = nearest(item.value, currentPreviewFeatures);
  const title = meant ? `did you mean \`${meant}\`?` : `they are ${currentPreviewFeatures.join(', ')}`;
  const message = `Prisma has no preview feature \`${item.value}\`.`;
  report(errorDiagnostic('unknown-preview-feature', message, { span: item.span, fixes: [{ title }] }));
}
