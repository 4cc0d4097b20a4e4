import { afterAll, beforeAll, expect, it } from 'vitest';
import { servers } from '../support/servers.ts';
import { type PhasedProject, phasedProject } from './phasing.ts';

const schema = (price: string, code = 'String?') => `model Deal {
  id    Int @id
  price ${price}
  code  ${code}
  twice Int @generated("price * 2")
}`;

let project: PhasedProject;

beforeAll(async () => {
  project = await phasedProject(servers.at(-1)!);
  await project.dev(schema('Int'), false);
  await project.developer.execute(`INSERT INTO "Deal" VALUES (1, 2, 'x')`);
});

afterAll(() => project.close());

it.each([
  [
    schema('String'),
    'impossible-type-change: It is impossible to change column Deal.price from integer to text. PostgreSQL says: operator does not exist: text * integer.',
  ],
  [
    schema('Int', 'Unsupported("point")? @unique @using("NULL")'),
    'migration-failed: PostgreSQL says: data type point has no default operator class for access method "btree".',
  ],
  [
    schema('Int', 'Unsupported("record")?'),
    'impossible-type-change: It is impossible to change `Deal.code` from text to record: no column can have the type record.',
  ],
])('says which change of type PostgreSQL refuses, whatever rows hold', async (text, message) => {
  const result = await project.dev(text, false);
  const errors = 'diagnostics' in result ? result.diagnostics : [];
  expect(errors.map((error) => `${error.code}: ${error.message}`)).toContain(message);
});
