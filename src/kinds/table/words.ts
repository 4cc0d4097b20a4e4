import type { Attribute } from '../../syntax/ast.ts';
import { argument, array, attribute, string } from '../../syntax/build.ts';
import type { AttributeSpec, Report } from '../declaration.ts';
import type { ResolvedBlock } from '../resolved.ts';
import { nameParameter } from '../shared/nameArguments.ts';
import { attributeOf, stringArgument } from '../shared/resolvedArguments.ts';
import {
  checkStorageParameters,
  storageParameters,
  storageParameterWords,
} from '../shared/storageParameters.ts';
import type { Table, TableAttributes } from './object.ts';

export const attributeNames = ['accessMethod', 'unlogged', 'tablespace', 'parameters'] as const;

export const attributeSpecs: Readonly<Record<string, AttributeSpec>> = {
  accessMethod: {
    documentation: 'The table access method, where it is not `heap`.',
    blocks: ['model', 'partition'],
    parameters: [nameParameter('One that an extension brings, or `heap`.')],
  },
  unlogged: {
    documentation: 'Writes are not logged: faster, and the rows are gone after a crash of the server.',
    blocks: ['model', 'partition'],
    parameters: [
      {
        name: 'unlogged',
        type: 'boolean',
        position: 0,
        documentation: '`false` says aloud that the table is logged.',
      },
    ],
  },
  tablespace: {
    documentation: 'The tablespace of the table; it must be there.',
    blocks: ['model', 'partition'],
    parameters: [nameParameter('Its name; `pg_default` is what a table is in by itself.')],
  },
  with: {
    documentation: 'Storage parameters of the table.',
    blocks: ['model', 'partition'],
    parameters: [
      {
        name: 'parameters',
        type: 'strings',
        position: 0,
        required: true,
        documentation: '`["fillfactor=70", "toast.autovacuum_enabled=false"]`.',
      },
    ],
  },
};

/** What a block states, and the names of what it says nothing about. */
export function attributesOf(block: ResolvedBlock, report: Report) {
  const given = Object.keys(attributeSpecs).filter((name) => attributeOf(block, name));
  const unlogged = attributeOf(block, 'unlogged');
  const flag = unlogged?.arguments.get('unlogged')?.value;
  const isUnlogged = unlogged !== undefined && !(flag?.type === 'boolean' && !flag.boolean);
  const accessMethod = stringArgument(attributeOf(block, 'accessMethod'), 'name');
  const tablespace = stringArgument(attributeOf(block, 'tablespace'), 'name');
  checkStorageParameters(attributeOf(block, 'with'), 'parameters', report);
  const parameters = storageParameters(attributeOf(block, 'with'), 'parameters');
  const attributes: TableAttributes = {
    ...(accessMethod !== undefined && accessMethod !== 'heap' && { accessMethod }),
    ...(isUnlogged && { unlogged: true }),
    ...(tablespace !== undefined && tablespace !== 'pg_default' && { tablespace }),
    ...(parameters.length > 0 && { parameters }),
  };
  const stated = given.map((name) => (name === 'with' ? 'parameters' : name));
  return { attributes, stated };
}

/** The inverse: the attributes of a block that state it. */
export function attributeWords({ attributes }: Table): readonly Attribute[] {
  const { accessMethod, unlogged, tablespace, parameters } = attributes;
  const texts = (parameters ?? []).map((parameter) => string(storageParameterWords(parameter)));
  return [
    ...(accessMethod === undefined ? [] : [attribute('accessMethod', [argument(string(accessMethod))])]),
    ...(unlogged ? [attribute('unlogged')] : []),
    ...(tablespace === undefined ? [] : [attribute('tablespace', [argument(string(tablespace))])]),
    ...(texts.length === 0 ? [] : [attribute('with', [argument(array(...texts))])]),
  ];
}
