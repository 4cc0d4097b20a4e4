import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What gives the migrations of other tools away: files of theirs, or how they name their files. */
const signs: readonly { readonly tool: string; readonly file?: string; readonly name?: RegExp }[] = [
  { tool: 'Drizzle', file: 'meta/_journal.json' },
  { tool: 'Alembic', file: 'env.py' },
  { tool: 'Alembic', file: 'versions' },
  { tool: 'Sqitch', file: 'sqitch.plan' },
  { tool: 'Atlas', file: 'atlas.sum' },
  { tool: 'Django', name: /^\d{4}_\w+\.py$/ },
  { tool: 'Rails', name: /^\d{14}_\w+\.rb$/ },
  { tool: 'Flyway', name: /^[VUR]\d*[\d._]*__.+\.sql$/ },
  { tool: 'golang-migrate or another tool with up and down files', name: /\.(?:up|down)\.sql$/ },
  { tool: 'TypeORM, Knex or Kysely', name: /^\d+[-_].+\.[cm]?[jt]s$/ },
];

/** The other tool whose migrations the folder seems to hold, or undefined. */
export function foreignTool(path: string, names: readonly string[]): string | undefined {
  const sign = signs.find(
    ({ file, name }) =>
      (file !== undefined && existsSync(join(path, file))) ||
      (name !== undefined && names.some((entry) => name.test(entry))),
  );
  if (sign) return sign.tool;
  return names.some((name) => existsSync(join(path, name, 'up.sql'))) ? 'Diesel' : undefined;
}
