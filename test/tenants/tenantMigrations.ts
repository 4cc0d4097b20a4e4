import type { Files } from '../support/temporaryFolder.ts';

const tables = ['users', 'teams', 'projects', 'tasks', 'comments', 'files', 'invoices', 'events'];

const first = [
  `CREATE TYPE state AS ENUM ('open', 'closed');`,
  ...tables.map((name, index) => {
    const parent = index === 0 ? '' : ` REFERENCES ${tables[index - 1]} (id)`;
    return `CREATE TABLE ${name} (id serial PRIMARY KEY, name text NOT NULL, state state NOT NULL DEFAULT 'open',
  parent_id int${parent}, created_at timestamptz NOT NULL DEFAULT now());
CREATE INDEX ${name}_name ON ${name} (name);`;
  }),
].join('\n');

/** What follows by turns: an index that no transaction holds, and a column. */
function later(number: number): string {
  return number % 2 === 0
    ? `CREATE INDEX CONCURRENTLY tasks_${number} ON tasks (state, created_at);`
    : `ALTER TABLE users ADD COLUMN note_${number} text;\nUPDATE users SET note_${number} = name;`;
}

/** So many migrations of a tenant: the first makes eight tables with keys and indexes. */
export function tenantMigrations(count: number): Files {
  const scripts = [first, ...Array.from({ length: count - 1 }, (_, index) => later(index + 2))];
  return Object.fromEntries(
    scripts.map((sql, index) => [`migrations/${20260101000000 + index}_step/migration.sql`, sql]),
  );
}

/** A list of targets: so many schemas of the main database. */
export function tenantList(count: number): string {
  return Array.from({ length: count }, (_, index) => `tenant_${String(index + 1).padStart(4, '0')}\n`).join(
    '',
  );
}
