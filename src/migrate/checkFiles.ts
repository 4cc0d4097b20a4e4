import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import type { Migration } from './migration.ts';
import { readScript } from './migrationScript.ts';
import { readTests } from './testing/readTests.ts';

/** Reads the SQL and the directives of migrations, of their ways back and of their tests. Nothing is asked of a database. */
export async function checkFiles(migrations: readonly Migration[]): Promise<readonly Diagnostic[]> {
  if (migrations.length === 0) return [];
  const parser = await loadPostgresParser();
  const sources = migrations.flatMap(({ source, down }) => [source, ...(down ? [down] : [])]);
  const ofTests = (await readTests(migrations)).diagnostics;
  return [...sources.flatMap((source) => readScript(parser, source).diagnostics), ...ofTests];
}
