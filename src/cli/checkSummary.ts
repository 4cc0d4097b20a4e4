import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { enumeration } from '../diagnostic/enumeration.ts';
import type { CheckedDatabase, CheckedFolder } from '../migrate/check.ts';
import type { CheckedSnapshot } from '../migrate/snapshot/checkSnapshot.ts';
import { snapshotName } from '../migrate/snapshot/snapshot.ts';
import type { TestRun } from '../migrate/testing/runTests.ts';
import { colorChange } from './colorChange.ts';
import type { Terminal } from './terminal.ts';

/** What `migrate check` has found out. */
export interface Checked {
  readonly folder: CheckedFolder;
  readonly back?: readonly Diagnostic[];
  readonly snapshot?: CheckedSnapshot;
  /** Where migrations have tests. */
  readonly tests?: TestRun;
  readonly database?: CheckedDatabase;
}

/** A line for each thing that was to be proved. */
export function checkSummary(
  { folder, back, snapshot, tests, database }: Checked,
  { colors }: Terminal,
): readonly string[] {
  const line = (ok: boolean, good: string, bad: string) =>
    ok ? `${colors.green('✓')} ${good}` : `${colors.red('✗')} ${bad}`;
  return [
    ...(folder.edited.length > 0
      ? [line(false, '', 'Applied migrations were edited after they were recorded.')]
      : []),
    schemaLine(folder, line),
    ...(back ? [line(!hasErrors(back), 'Every down.sql leads back.', 'Not every down.sql leads back.')] : []),
    ...(snapshot ? [snapshotLine(snapshot, line)] : []),
    ...(tests ? [testsLine(tests, line)] : []),
    ...(database ? databaseLines(database, line, colors) : []),
  ];
}

type Line = (ok: boolean, good: string, bad: string) => string;

function schemaLine({ schema, differences }: CheckedFolder, line: Line): string {
  return line(
    schema !== undefined && differences.length === 0,
    'The migrations lead to the schema.',
    schema ? 'The migrations do not lead to the schema.' : 'The migrations fail on an empty database.',
  );
}

function snapshotLine({ isCurrent }: CheckedSnapshot, line: Line): string {
  return line(
    isCurrent,
    `${snapshotName} leads to what the migrations lead to.`,
    `${snapshotName} is not what the migrations lead to.`,
  );
}

function testsLine({ cases }: TestRun, line: Line): string {
  const failed = cases.filter(({ ok }) => !ok).map(({ id, name }) => `${id}: ${name}`);
  return line(
    failed.length === 0,
    'The tests of migrations pass.',
    `Tests of migrations fail: ${enumeration(failed)}.`,
  );
}

function databaseLines(
  { pending, differences = [], diagnostics }: CheckedDatabase,
  line: Line,
  colors: Terminal['colors'],
): readonly string[] {
  if (hasErrors(diagnostics))
    return [line(false, '', 'The history of the database does not fit the folder.')];
  if (pending.length > 0) return [line(false, '', `The database lacks ${pending.join(', ')}.`)];
  const good = 'The database is what the migrations lead to.';
  return [
    line(differences.length === 0, good, 'The database is not what the migrations lead to:'),
    ...differences.map((change) => colorChange(change, colors)),
  ];
}
