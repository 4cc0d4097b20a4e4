import { expect, test } from 'vitest';
import { renameQuestions } from '../../src/diff/renameQuestions.ts';
import { objectId, type SchemaObject } from '../../src/model/object.ts';

const part = (name: string, attributes: object, place = 'a'): SchemaObject => ({
  kind: 'part',
  id: objectId('part', [place, name]),
  parent: objectId('whole', [place]),
  name: [place, name],
  attributes,
  dependsOn: [],
});

const questions = (dropped: SchemaObject, ...created: readonly SchemaObject[]) =>
  renameQuestions(
    [{ type: 'drop', before: dropped }, ...created.map((after) => ({ type: 'create' as const, after }))],
    () => true,
  ).map(({ candidates }) => candidates.map(({ name }) => name.join('.')));

test('what is like the dropped object in all but the name is offered first', () => {
  const candidates = [part('b', { type: 'number' }), part('c', { type: 'text' })];
  expect(questions(part('x', { type: 'text' }), ...candidates)).toEqual([['a.c', 'a.b']]);
});

test('what is created in another place is no rename', () => {
  expect(questions(part('x', {}), part('b', {}, 'other'))).toEqual([]);
});

test('what says where its values come from is no rename', () => {
  const filled = { ...part('b', {}), hints: { backfill: 'lower(x)' } };
  expect(questions(part('x', {}), filled)).toEqual([]);
  expect(questions(part('x', {}), filled, part('c', {}))).toEqual([['a.c']]);
});
