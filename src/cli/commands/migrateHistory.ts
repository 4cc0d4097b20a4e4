import { hasErrors } from '../../diagnostic/diagnostic.ts';
import type { AssessedMigration } from '../../migrate/assessment.ts';
import { heads } from '../../migrate/branches.ts';
import { readAssessment } from '../../migrate/readAssessment.ts';
import { historyOf, loadDeployment } from '../deployment.ts';
import { printDuration } from '../duration.ts';
import { exitCode } from '../exitCode.ts';
import { historyGraph } from '../historyGraph.ts';
import { jsonResult } from '../jsonResult.ts';
import { type ProjectOptions, withDatabase } from '../project.ts';
import { processTerminal, type Terminal } from '../terminal.ts';

/** `schemac migrate history`: draws the chain, with what is applied in the database. */
export async function run(options: ProjectOptions): Promise<number> {
  const terminal = processTerminal(options);
  const deployment = await loadDeployment(options, terminal, true, ['several-heads', 'unknown-parent']);
  if (!deployment) return exitCode.error;
  const { target, directory } = deployment;
  const { migrations, label } = await withDatabase(target, async (database) => ({
    ...(await readAssessment(database, directory, historyOf(database))),
    label: database.label,
  }));
  const ends = new Set(heads(directory.migrations).map(({ id }) => id));
  terminal.diagnostics(directory.diagnostics);
  const ok = !hasErrors(directory.diagnostics);
  if (terminal.json) {
    const list = migrations.map((migration) => historyJson(migration, ends));
    terminal.result(
      jsonResult({ ok, database: label, migrations: list, diagnostics: directory.diagnostics }),
    );
  } else {
    const nodes = migrations.map((migration) => ({
      id: migration.id,
      parents: parentsOf(migration),
      mark: marks[migration.state],
      text: textOf(migration, ends, terminal.colors),
    }));
    for (const line of historyGraph(nodes)) terminal.result(line);
    if (migrations.length === 0) terminal.result('There are no migrations.');
  }
  return ok ? exitCode.done : exitCode.error;
}

const marks: Readonly<Record<AssessedMigration['state'], string>> = {
  applied: '●',
  pending: '○',
  failed: '○',
  'rolled-back': '○',
  partial: '◐',
  'partly-replaced': '◐',
  unknown: '?',
  missing: '✗',
};

function parentsOf({ migration, row }: AssessedMigration): readonly string[] {
  return migration?.parents ?? row?.parents ?? [];
}

function textOf(assessed: AssessedMigration, ends: ReadonlySet<string>, colors: Terminal['colors']): string {
  const { id, state, row, edited, migration, knownAs } = assessed;
  const isApplied = state === 'applied' && row?.finishedAt;
  const words = [
    ends.size > 1 && ends.has(id) ? '(head)' : '',
    isApplied ? `applied ${row.finishedAt?.slice(0, 19)}` : state === 'missing' ? 'not in the folder' : state,
    isApplied && row.executedBy ? `by ${row.executedBy}` : '',
    isApplied && row.durationMs !== null ? `in ${printDuration(row.durationMs)}` : '',
    edited ? '(edited since)' : '',
    knownAs ? `as ${knownAs.join(', ')}` : '',
    migration && migration.replaces.length > 0 ? `stands for ${migration.replaces.length} others` : '',
  ];
  return `${id}  ${colors.dim(words.filter((word) => word !== '').join(' '))}`;
}

function historyJson(assessed: AssessedMigration, ends: ReadonlySet<string>) {
  const { id, state, edited, migration, row, knownAs } = assessed;
  return {
    ...{ id, state, edited, parents: parentsOf(assessed), head: ends.has(id) },
    replaces: migration?.replaces ?? row?.replaces ?? [],
    down: migration?.down !== undefined,
    ...(knownAs ? { knownAs } : {}),
    ...(row
      ? {
          startedAt: row.startedAt,
          finishedAt: row.finishedAt,
          rolledBackAt: row.rolledBackAt,
          durationMs: row.durationMs,
          executedBy: row.executedBy,
          version: row.version,
          error: row.error,
        }
      : {}),
  };
}
