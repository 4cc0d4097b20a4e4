import type { BlockSpec, ParameterSpec } from '../kinds/declaration.ts';

/** The blocks that make no object of any kind: those that configure, and those that PostgreSQL leaves without one. */
export const coreBlocks = {
  datasource: {
    documentation: 'The database that the schema is for.',
    members: ['property'],
  },
  generator: {
    documentation: 'A program of Prisma that makes code from the schema, as Prisma Client.',
    members: ['property'],
    properties: 'any',
  },
  view: {
    documentation: 'A view that is made by hand: understood for relations, never created or changed.',
    members: ['field'],
    object: { kind: 'view', namespaces: ['relation', 'type'] },
    asFieldType: 'relation',
    previewFeature: 'views',
  },
} satisfies Record<string, BlockSpec>;

/** The keys of a datasource, beside those that kinds bring. */
export const datasourceProperties: readonly ParameterSpec[] = [
  { name: 'provider', type: 'string', required: true, documentation: '`postgresql` or `postgres`.' },
  { name: 'url', type: 'expression', documentation: 'Where the database is: a string, or `env("NAME")`.' },
  {
    name: 'directUrl',
    type: 'expression',
    documentation: 'The same past a connection pool, for migrations.',
  },
  { name: 'shadowDatabaseUrl', type: 'expression', documentation: 'Prisma Migrate only.' },
  {
    name: 'relationMode',
    type: 'string',
    documentation: '`foreignKeys`, or `prisma` for relations without foreign keys.',
  },
  { name: 'referentialIntegrity', type: 'string', documentation: 'An older spelling of `relationMode`.' },
  { name: 'schemas', type: 'strings', documentation: 'The schemas of PostgreSQL that this schema manages.' },
];
