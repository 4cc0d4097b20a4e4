import { expect, test } from 'vitest';
import { migrationName } from '../../src/migrate/migrationName.ts';
import type { Change } from '../../src/model/change.ts';
import { objectId, type SchemaObject } from '../../src/model/object.ts';
import type { Plan } from '../../src/model/plan.ts';
import { sql } from '../../src/sql/sql.ts';

const parents: Readonly<Record<string, string>> = { column: 'table', index: 'table', comment: 'table' };

/** `column deals.city` */
function object(text: string): SchemaObject {
  const [kind, path] = text.split(' ') as [string, string];
  const parts = path.split('.');
  const name = ['public', ...(kind === 'column' ? parts : parts.slice(-1))];
  const parent = parents[kind] && objectId(parents[kind], ['public', parts[0]!]);
  return {
    kind,
    id: objectId(kind, name),
    name,
    attributes: {},
    dependsOn: [],
    ...(parent ? { parent } : {}),
  };
}

const create = (text: string): Change => ({ type: 'create', after: object(text) });
const drop = (text: string): Change => ({ type: 'drop', before: object(text) });
const alter = (text: string): Change => ({
  type: 'alter',
  before: object(text),
  after: object(text),
  attributes: ['type'],
});
const rename = (before: string, after: string): Change => ({
  type: 'rename',
  before: object(before),
  after: object(after),
});

function nameOf(changes: readonly Change[], first = false): string {
  const plan: Plan = {
    statements: changes.map((change) => ({ changes: [change], sql: sql`SELECT 1` })),
    preconditions: [],
    losses: [],
  };
  return migrationName(plan, first);
}

test.each<[string, readonly Change[]]>([
  [
    'create_deals',
    [
      create('enum status'),
      create('table deals'),
      create('column deals.id'),
      create('index deals.deals_city_idx'),
    ],
  ],
  ['create_deals_users', [create('table deals'), create('table users')]],
  ['create_a_and_3_more', ['a', 'b', 'c', 'd'].map((name) => create(`table ${name}`))],
  ['create_users', [drop('table deals'), create('table users'), alter('column other.x')]],
  ['drop_deals', [drop('table deals'), drop('column users.deal_id')]],
  ['rename_deals_to_offers', [rename('table deals', 'table offers')]],
  ['add_city_to_deals', [create('column deals.city'), create('index deals.deals_city_idx')]],
  ['add_city_zip_to_deals', [create('column deals.city'), create('column deals.zip')]],
  ['drop_city_from_deals', [drop('column deals.city')]],
  ['rename_city_to_town', [rename('column deals.city', 'column deals.town')]],
  ['rename_city_to_town', [rename('column deals.city', 'column deals.town'), alter('column deals.town')]],
  ['change_price_of_deals', [alter('column deals.price')]],
  ['change_deals', [alter('column deals.price'), create('column deals.city')]],
  ['change_deals_users', [create('column deals.city'), create('column users.city')]],
  ['create_status', [create('enum status')]],
  ['change_status', [alter('enum status')]],
  ['add_deals_city_idx', [create('index deals.deals_city_idx')]],
  ['add_comment_to_deals', [create('comment deals')]],
])('%s', (name, changes) => {
  expect(nameOf(changes)).toBe(name);
});

test('a first migration of many tables is called init', () => {
  const many = ['a', 'b', 'c', 'd'].map((name) => create(`table ${name}`));
  expect(nameOf(many, true)).toBe('init');
  expect(nameOf(many.slice(0, 2), true)).toBe('create_a_b');
});
