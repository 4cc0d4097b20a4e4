import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Declaration, ParameterSpec, Report } from '../declaration.ts';
import type { ResolvedBlock } from '../resolved.ts';
import { hintsOf, renamedFromSpec } from '../shared/hints.ts';
import { nameParameter } from '../shared/nameArguments.ts';
import { booleanArgument, stringArgument, wordArgument } from '../shared/resolvedArguments.ts';
import { schemaDependency } from '../shared/schemaDependency.ts';
import type { Collation, CollationAttributes, CollationProvider } from './object.ts';

export const providerWords: Readonly<Record<string, CollationProvider>> = {
  Icu: 'icu',
  Libc: 'libc',
  Builtin: 'builtin',
};

const properties: readonly ParameterSpec[] = [
  {
    name: 'provider',
    type: 'word',
    words: Object.keys(providerWords),
    documentation: 'Who knows the order; `Libc` where absent, as in PostgreSQL.',
  },
  {
    name: 'locale',
    type: 'string',
    documentation: 'The locale, as the provider calls it: `de-u-co-phonebk`.',
  },
  { name: 'order', type: 'string', documentation: 'Of `Libc`: LC_COLLATE, where it is not LC_CTYPE.' },
  { name: 'characters', type: 'string', documentation: 'Of `Libc`: LC_CTYPE, where it is not LC_COLLATE.' },
  {
    name: 'deterministic',
    type: 'boolean',
    documentation: '`false`: texts of other bytes can be equal, as `a` and `A`. Of `Icu`.',
  },
  { name: 'rules', type: 'string', documentation: 'More rules for the order: `&V << w`. Of `Icu`.' },
];

/** `collation german { provider = Icu  locale = "de-u-co-phonebk" }` */
export const declaration: Declaration = {
  blocks: {
    collation: {
      documentation: 'An order of texts, for `@collate` and the SQL of the schema.',
      members: ['property'],
      object: { kind: 'collation', namespaces: [] },
      properties,
    },
  },
  blockAttributes: {
    map: {
      documentation: 'The name of the collation in the database.',
      blocks: ['collation'],
      parameters: [nameParameter('The name in the database.')],
    },
    renamedFrom: renamedFromSpec(['collation']),
  },
  declare: (schema, report) =>
    schema.blocks
      .filter(({ keyword }) => keyword === 'collation')
      .flatMap((block) => collationOf(block, report)),
};

function collationOf(block: ResolvedBlock, report: Report): readonly Collation[] {
  const attributes = attributesOf(block);
  const problem = problemOf(attributes);
  if (problem !== undefined) {
    report(errorDiagnostic('wrong-collation', problem, { span: block.span }));
    return [];
  }
  return [
    {
      kind: 'collation',
      id: block.id,
      name: [block.schema, block.databaseName],
      attributes,
      dependsOn: schemaDependency(block.schema),
      origin: block.span,
      ...hintsOf(block),
    },
  ];
}

/** Two locales of `libc` that are the same are one. */
function attributesOf(block: ResolvedBlock): CollationAttributes {
  const given = { arguments: block.properties };
  const [order, characters] = ['order', 'characters'].map((name) => stringArgument(given, name) ?? null);
  const isOne = order !== null && order === characters;
  return {
    provider: providerWords[wordArgument(given, 'provider') ?? 'Libc']!,
    locale: stringArgument(given, 'locale') ?? (isOne ? order! : null),
    order: isOne ? null : order!,
    characters: isOne ? null : characters!,
    deterministic: booleanArgument(given, 'deterministic') ?? true,
    rules: stringArgument(given, 'rules') ?? null,
  };
}

/** What PostgreSQL would refuse, in one sentence. */
function problemOf(attributes: CollationAttributes): string | undefined {
  const { provider, locale, order, characters, deterministic, rules } = attributes;
  const isSplit = order !== null || characters !== null;
  if (provider !== 'libc' && isSplit) return '`order` and `characters` are of `Libc` alone: give `locale`.';
  if (locale !== null && isSplit) return '`locale` is `order` and `characters` in one: give either.';
  if (locale === null && (order === null || characters === null))
    return provider === 'libc'
      ? 'A collation has a `locale`, or an `order` and `characters`.'
      : 'A collation has a `locale`, as `locale = "de"`.';
  if (provider !== 'icu' && !deterministic) return '`deterministic = false` is of `provider = Icu` alone.';
  if (provider !== 'icu' && rules !== null) return '`rules` are of `provider = Icu` alone.';
  return undefined;
}
