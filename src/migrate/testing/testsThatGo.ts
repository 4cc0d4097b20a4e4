import { type Diagnostic, warningDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Migration } from '../migration.ts';
import { readTestSources } from './testSources.ts';

/** A warning where migrations have tests and are replaced: the states that the tests try are none of the new one's. */
export function testsThatGo(removed: readonly Migration[]): readonly Diagnostic[] {
  const paths = removed.flatMap((migration) => readTestSources(migration).sources.map(({ path }) => path));
  if (paths.length === 0) return [];
  const message = 'The tests of the migrations that are replaced go with them: the new one begins elsewhere.';
  return [
    warningDiagnostic('tests-removed', message, {
      notes: [{ message: paths.join(', ') }],
      fixes: [
        { title: 'Bring back what is still of use (`git show`), as `test.sql` beside the new migration.' },
      ],
    }),
  ];
}
