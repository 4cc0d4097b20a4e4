import { errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Report } from '../kinds/declaration.ts';
import type { ResolvedArgument, ResolvedDatasource } from '../kinds/resolved.ts';
import { expressionArgument, stringArgument } from '../kinds/shared/resolvedArguments.ts';
import type { Span } from '../source/source.ts';
import type { Block, Expression } from '../syntax/ast.ts';
import { resolveProperties } from './resolveProperties.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A string, or the name of the environment variable that holds it. */
export type Setting = { readonly literal: string } | { readonly env: string };

/** The datasource with what the command line needs of it. */
export interface Datasource extends ResolvedDatasource {
  readonly provider: string;
  readonly url?: Setting;
  readonly directUrl?: Setting;
  readonly shadowDatabaseUrl?: Setting;
  readonly span: Span;
}

/** The one datasource; undefined where there is none: a schema needs none. */
export function resolveDatasource(
  blocks: readonly Block[],
  vocabulary: Vocabulary,
  report: Report,
): Datasource | undefined {
  const [block, ...others] = blocks;
  for (const other of others) {
    const notes = block?.name ? [{ message: 'the first is here', span: block.name.span }] : [];
    const span = other.name?.span ?? other.span;
    report(errorDiagnostic('two-datasources', 'A schema has one datasource.', { span, notes }));
  }
  if (!block) return undefined;
  const properties = resolveProperties(block, vocabulary.blocks.get('datasource')?.properties ?? [], report);
  const given = { arguments: properties };
  checkProvider(properties.get('provider'), given, report);
  return {
    name: block.name?.value ?? 'db',
    provider: stringArgument(given, 'provider') ?? 'postgresql',
    relationMode: relationModeOf(properties, report),
    schemas: schemasOf(properties.get('schemas'), report),
    properties,
    span: block.name?.span ?? block.span,
    ...settingsOf(properties, report),
  };
}

function checkProvider(
  property: ResolvedArgument | undefined,
  given: { readonly arguments: ReadonlyMap<string, ResolvedArgument> },
  report: Report,
): void {
  const provider = stringArgument(given, 'provider');
  if (!property || provider === undefined || ['postgresql', 'postgres'].includes(provider)) return;
  const fixes = [{ title: 'the provider is `postgresql`' }];
  const message = `The provider \`${provider}\` is not supported: schemac is for PostgreSQL.`;
  report(errorDiagnostic('unsupported-provider', message, { span: property.span, fixes }));
}

function relationModeOf(
  properties: ReadonlyMap<string, ResolvedArgument>,
  report: Report,
): ResolvedDatasource['relationMode'] {
  const [property, other] = ['relationMode', 'referentialIntegrity'].flatMap(
    (name) => properties.get(name) ?? [],
  );
  if (!property) return 'foreignKeys';
  if (other) {
    const message = '`referentialIntegrity` is the older spelling of `relationMode`: give one of the two.';
    report(errorDiagnostic('duplicate-property', message, { span: other.span }));
  }
  const mode = stringArgument({ arguments: properties }, property.name);
  if (mode === 'prisma' || mode === 'foreignKeys') return mode;
  const message = `\`${property.name}\` is \`"foreignKeys"\` or \`"prisma"\`.`;
  report(errorDiagnostic('wrong-argument', message, { span: property.span }));
  return 'foreignKeys';
}

function schemasOf(property: ResolvedArgument | undefined, report: Report): ResolvedDatasource['schemas'] {
  if (property?.value.type !== 'strings') return undefined;
  const { items } = property.value;
  const error = (message: string, span: Span) => report(errorDiagnostic('wrong-argument', message, { span }));
  if (items.length === 0)
    error('`schemas` is empty: name at least one schema, or leave it out.', property.span);
  items.forEach((item, index) => {
    const first = items.findIndex((other) => other.value === item.value);
    if (first < index) error(`The schema \`${item.value}\` is listed twice.`, item.span);
  });
  return items.map((item) => ({ name: item.value, span: item.span }));
}

function settingsOf(properties: ReadonlyMap<string, ResolvedArgument>, report: Report) {
  const names = ['url', 'directUrl', 'shadowDatabaseUrl'] as const;
  const settings = names.flatMap((name) => {
    const setting = settingOf(expressionArgument({ arguments: properties }, name), name, report);
    return setting ? [[name, setting] as const] : [];
  });
  return Object.fromEntries(settings) as Partial<Record<(typeof names)[number], Setting>>;
}

function settingOf(expression: Expression | undefined, name: string, report: Report): Setting | undefined {
  if (!expression || expression.type === 'Missing') return undefined;
  if (expression.type === 'String') return { literal: expression.value };
  const variable = environmentVariable(expression);
  if (variable !== undefined) return { env: variable };
  const message = `\`${name}\` is a string, or \`env("NAME")\`.`;
  report(errorDiagnostic('wrong-argument', message, { span: expression.span }));
  return undefined;
}

/** `X` of `env("X")`. */
export function environmentVariable(expression: Expression): string | undefined {
  if (expression.type !== 'Call' || expression.path.map((name) => name.value).join('.') !== 'env')
    return undefined;
  const [argument, ...others] = expression.arguments;
  return argument?.value.type === 'String' && others.length === 0 ? argument.value.value : undefined;
}
