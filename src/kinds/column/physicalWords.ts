import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Attribute } from '../../syntax/ast.ts';
import { argument, array, attribute, number, path, string } from '../../syntax/build.ts';
import type { AttributeSpec, Report } from '../declaration.ts';
import type { ResolvedField } from '../resolved.ts';
import { attributeOf, integerArgument, wordArgument } from '../shared/resolvedArguments.ts';
import {
  checkStorageParameters,
  storageParameters,
  storageParameterWords,
} from '../shared/storageParameters.ts';
import type { Column, ColumnAttributes, ColumnCompression, ColumnStorage } from './object.ts';

/** The attributes of a column that say how its values are kept, and what ANALYZE learns of them. */
export type PhysicalAttributes = Pick<
  ColumnAttributes,
  'storage' | 'compression' | 'statistics' | 'parameters'
>;
export const physicalNames = ['storage', 'compression', 'statistics', 'parameters'] as const;

const storages: Readonly<Record<string, ColumnStorage>> = {
  Plain: 'plain',
  Main: 'main',
  External: 'external',
  Extended: 'extended',
};
const compressions: Readonly<Record<string, ColumnCompression>> = { Pglz: 'pglz', Lz4: 'lz4' };

export const physicalSpecs: Readonly<Record<string, AttributeSpec>> = {
  storage: {
    documentation: 'How long values are kept: beside the row or in it, compressed or not.',
    blocks: ['model'],
    parameters: [
      {
        name: 'how',
        type: 'word',
        words: Object.keys(storages),
        position: 0,
        required: true,
        documentation: 'The TOAST strategy; without it, that of the type.',
      },
    ],
  },
  compression: {
    documentation: 'How long values are compressed.',
    blocks: ['model'],
    parameters: [
      {
        name: 'method',
        type: 'word',
        words: Object.keys(compressions),
        position: 0,
        required: true,
        documentation: 'The method; without it, that of the server.',
      },
    ],
  },
  statistics: {
    documentation: 'How much ANALYZE learns of the column.',
    blocks: ['model'],
    parameters: [
      {
        name: 'target',
        type: 'integer',
        position: 0,
        required: true,
        documentation: 'From 0 (nothing) to 10000; without it, that of the server.',
      },
    ],
  },
  with: {
    documentation: 'Options of the column for the planner.',
    blocks: ['model'],
    parameters: [
      {
        name: 'parameters',
        type: 'strings',
        position: 0,
        required: true,
        documentation: '`["n_distinct=-0.5", "n_distinct_inherited=100"]`.',
      },
    ],
  },
};

/** What a field states of it. */
export function physicalOf(field: ResolvedField, report: Report): PhysicalAttributes {
  const storage = storages[wordArgument(attributeOf(field, 'storage'), 'how') ?? ''];
  const compression = compressions[wordArgument(attributeOf(field, 'compression'), 'method') ?? ''];
  const options = attributeOf(field, 'with');
  checkStorageParameters(options, 'parameters', report);
  const parameters = storageParameters(options, 'parameters');
  const target = statisticsOf(field, report);
  return {
    ...(storage && { storage }),
    ...(compression && { compression }),
    ...(target !== undefined && { statistics: target }),
    ...(parameters.length > 0 && { parameters }),
  };
}

function statisticsOf(field: ResolvedField, report: Report): number | undefined {
  const attribute = attributeOf(field, 'statistics');
  const text = integerArgument(attribute, 'target');
  if (!attribute || text === undefined) return undefined;
  const target = Number(text);
  if (target >= 0 && target <= 10_000) return target;
  const message = 'A statistics target is a number from 0 to 10000.';
  report(errorDiagnostic('wrong-argument', message, { span: attribute.span }));
  return undefined;
}

/** The inverse: the attributes that state it. */
export function physicalWords({ attributes }: Column): readonly Attribute[] {
  const { storage, compression, statistics, parameters } = attributes;
  const wordFor = (words: Readonly<Record<string, string>>, value: string) =>
    path(Object.keys(words).find((word) => words[word] === value)!);
  const texts = (parameters ?? []).map((parameter) => string(storageParameterWords(parameter)));
  return [
    ...(storage ? [attribute('storage', [argument(wordFor(storages, storage))])] : []),
    ...(compression ? [attribute('compression', [argument(wordFor(compressions, compression))])] : []),
    ...(statistics === undefined ? [] : [attribute('statistics', [argument(number(String(statistics)))])]),
    ...(texts.length === 0 ? [] : [attribute('with', [argument(array(...texts))])]),
  ];
}
