import type { ParameterSpec } from '../declaration.ts';

/** `map: "…"`: the name in the database, of whatever the attribute declares. */
export function mapParameter(what: string): ParameterSpec {
  return { name: 'map', type: 'name', documentation: `The name of the ${what} in the database.` };
}

/** The one parameter of `@map`, `@@map` and `@renamedFrom`: a name in the database. */
export function nameParameter(documentation: string): ParameterSpec {
  return { name: 'name', type: 'name', position: 0, required: true, documentation };
}

/** `name: "…"`, which Prisma Client uses and the database never sees. */
export const clientNameParameter: ParameterSpec = {
  name: 'name',
  type: 'string',
  documentation: 'The name of the compound key in Prisma Client.',
};

/** `sort: Desc` */
export const sortParameter: ParameterSpec = {
  name: 'sort',
  type: 'word',
  words: ['Asc', 'Desc'],
  documentation: 'The order of the column in the index.',
};

/** `length: 10`, a prefix of the column; accepted by the parser of arguments, refused for PostgreSQL. */
export const lengthParameter: ParameterSpec = {
  name: 'length',
  type: 'integer',
  documentation: 'MySQL only: PostgreSQL has no prefix lengths.',
};

/** `clustered: true`; refused for PostgreSQL. */
export const clusteredParameter: ParameterSpec = {
  name: 'clustered',
  type: 'boolean',
  documentation: 'SQL Server only: PostgreSQL has no clustered indexes.',
};
