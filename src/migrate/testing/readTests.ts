import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import { loadPostgresParser } from '../../sql/postgresParser.ts';
import type { Migration } from '../migration.ts';
import { readTestFile } from './readTestFile.ts';
import type { MigrationTests } from './runTests.ts';
import { readTestSources } from './testSources.ts';

export interface ReadTests {
  /** Of the migrations that have some. */
  readonly tests: readonly MigrationTests[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the tests beside these migrations. */
export async function readTests(migrations: readonly Migration[]): Promise<ReadTests> {
  const found = migrations.map((migration) => ({ migration, ...readTestSources(migration) }));
  const unread = found.flatMap(({ diagnostics }) => diagnostics);
  const having = found.filter(({ sources }) => sources.length > 0);
  if (having.length === 0) return { tests: [], diagnostics: unread };
  const parser = await loadPostgresParser();
  const tests = having.map(({ migration, sources }) => ({
    migration,
    files: sources.map((source) => readTestFile(parser, source)),
  }));
  const diagnostics = tests.flatMap(({ files }) => files.flatMap((file) => file.diagnostics));
  return { tests, diagnostics: [...unread, ...diagnostics] };
}
