import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { Source } from '../../source/source.ts';
import type { Migration } from '../migration.ts';
import { readText, unreadable } from '../readText.ts';

/** What lies beside a migration to test it. */
export interface TestSources {
  readonly sources: readonly Source[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Where the tests of a migration are, whether or not there are any: `test.sql`. */
function testPath({ source }: Pick<Migration, 'source'>): string {
  return join(dirname(source.path), 'test.sql');
}

/** Reads `test.sql` and `tests/*.sql` in the folder of a migration. */
export function readTestSources(migration: Pick<Migration, 'source'>): TestSources {
  const single = testPath(migration);
  const folder = join(dirname(single), 'tests');
  let names: readonly string[] = [];
  try {
    if (existsSync(folder)) names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  } catch (error) {
    return { sources: [], diagnostics: [unreadable(folder, error)] };
  }
  const paths = [
    ...(existsSync(single) ? [single] : []),
    ...[...names].sort().map((name) => join(folder, name)),
  ];
  const read = paths.map(readText);
  return {
    sources: read.flatMap(({ source }) => (source ? [source] : [])),
    diagnostics: read.flatMap((file) => (file.source ? [] : [file.diagnostic])),
  };
}
