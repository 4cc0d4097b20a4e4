import { vocabularyOf } from '../src/analyze/vocabulary.ts';
import type { AttributeSpec, ParameterSpec } from '../src/kinds/declaration.ts';
import { declarations } from '../src/kinds/declarations.ts';
import { defaultTypes } from '../src/kinds/shared/nativeTypes.ts';

/** The words of the language that an editor colours in their own way. */
export interface LanguageWords {
  /** Keywords of blocks. */
  readonly keywords: readonly string[];
  readonly scalarTypes: readonly string[];
  /** Attributes, without `@`, of which an argument without a name is SQL. */
  readonly sqlAttributes: readonly string[];
  /** Named arguments and keys of assignments that are SQL. */
  readonly sqlNames: readonly string[];
  /** Functions of which the argument is SQL. */
  readonly sqlFunctions: readonly string[];
}

/** Functions stand in values of the type `expression`, which says nothing of their arguments. */
const sqlFunctions = ['dbgenerated', 'raw'];

/** Collects the words from what the kinds declare. */
export function languageWords(): LanguageWords {
  const vocabulary = vocabularyOf(declarations.values());
  const keywords = [...vocabulary.blocks.keys()];
  const attributes = keywords.flatMap((keyword) => [
    ...vocabulary.blockAttributes(keyword),
    ...vocabulary.fieldAttributes(keyword),
  ]);
  const properties = [...vocabulary.blocks.values()].flatMap((block) =>
    typeof block.properties === 'object' ? block.properties : [],
  );
  const parameters = attributes.flatMap(([, { parameters }]) => parameters);
  return {
    keywords: sorted(keywords),
    scalarTypes: sorted([...Object.keys(defaultTypes), 'Unsupported']),
    sqlAttributes: sorted(attributes.filter(([, spec]) => takesSql(spec)).map(([name]) => name)),
    sqlNames: sorted([...parameters, ...properties].filter(isSql).map(({ name }) => name)),
    sqlFunctions,
  };
}

function takesSql({ parameters }: AttributeSpec): boolean {
  return parameters.some((parameter) => isSql(parameter) && parameter.position !== undefined);
}

function isSql({ type }: ParameterSpec): boolean {
  return type === 'sql';
}

function sorted(words: readonly string[]): string[] {
  return [...new Set(words)].toSorted();
}
