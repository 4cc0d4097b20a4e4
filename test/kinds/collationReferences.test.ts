import { expect, it } from 'vitest';
import type { ResolvedSchema } from '../../src/kinds/resolved.ts';
import { collationReferences } from '../../src/kinds/shared/collationReferences.ts';

const block = (schema: string, databaseName: string) => ({
  keyword: 'collation',
  schema,
  databaseName,
  id: `collation:${schema}.${databaseName}`,
});
const schema = {
  defaultSchema: 'public',
  blocks: [block('public', 'german'), block('app', 'My Own')],
} as unknown as ResolvedSchema;

it.each([
  ['name COLLATE german < other', ['collation:public.german']],
  [`a collate app."My Own" = b COLLATE "german"`, ['collation:app.My Own', 'collation:public.german']],
  ['a COLLATE "C" = b COLLATE app.german', []],
  ['german = collated', []],
])('%s', (sql, ids) => {
  expect(collationReferences(sql, schema)).toEqual(ids);
});
