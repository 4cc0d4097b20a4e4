import { basename, resolve } from 'node:path';
import { type Diagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { type MigrationsDirectory, readDirectory } from '../../migrate/directory.ts';
import type { Migration } from '../../migrate/migration.ts';
import { readTests } from '../../migrate/testing/readTests.ts';
import { runTests } from '../../migrate/testing/runTests.ts';
import { unknownMigration } from '../../migrate/unknownMigration.ts';
import { exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import type { ProjectOptions } from '../project.ts';
import { migrationsFolder, readSchemaFiles } from '../schemaFiles.ts';
import { tell } from '../tell.ts';
import { processTerminal, type Terminal } from '../terminal.ts';
import { testReporter, testsSummary } from '../testReporter.ts';
import { UsageError } from '../usageError.ts';
import { version } from '../version.ts';

interface Options extends ProjectOptions {
  readonly id?: readonly string[];
}

/** `schemac migrate test`: runs the tests that lie beside migrations. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  const path = options.migrations ?? migrationsFolder(readSchemaFiles(options.schema).path);
  const directory = readDirectory(path);
  const chosen = chooseMigrations(directory, options.id ?? []);
  const wrong = [...directory.diagnostics, ...chosen.diagnostics];
  if (hasErrors(wrong)) return refuse(wrong, terminal);
  const { tests, diagnostics } = await readTests(chosen.migrations);
  const problems = [...wrong, ...diagnostics];
  if (hasErrors(problems)) return refuse(problems, terminal);
  const untested = chosen.migrations.find(({ id }) => !tests.some(({ migration }) => migration.id === id));
  if (options.id?.length && untested) throw withoutTests(untested.id);
  terminal.diagnostics(problems);
  const ran = await runTests(directory.migrations, tests, {
    ...(options.url === undefined ? {} : { scratchUrl: options.url }),
    version,
    onCase: testReporter(terminal),
  });
  terminal.diagnostics(ran.diagnostics);
  const ok = !hasErrors(ran.diagnostics) && ran.cases.every((tested) => tested.ok);
  if (terminal.json)
    terminal.result(jsonResult({ ok, tests: ran.cases, diagnostics: [...problems, ...ran.diagnostics] }));
  else terminal.result(tests.length === 0 ? noTests(path) : testsSummary(ran.cases, terminal));
  return ok ? exitCode.done : exitCode.error;
}

function refuse(diagnostics: readonly Diagnostic[], terminal: Terminal): number {
  tell(diagnostics, terminal);
  return exitCode.error;
}

interface Chosen {
  readonly migrations: readonly Migration[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Those that are named, by their id or the path of their folder; all where none is. */
function chooseMigrations({ path, migrations }: MigrationsDirectory, named: readonly string[]): Chosen {
  if (named.length === 0) return { migrations, diagnostics: [] };
  const ids = named.map((name) => basename(resolve(name)));
  const known = new Set(migrations.map(({ id }) => id));
  return {
    migrations: migrations.filter(({ id }) => ids.includes(id)),
    diagnostics: ids.filter((id) => !known.has(id)).map((id) => unknownMigration(id, `\`${path}\``)),
  };
}

function withoutTests(id: string): UsageError {
  return new UsageError(
    `\`${id}\` has no tests.`,
    'Write them into test.sql beside its migration.sql: docs/data-migrations.md shows how.',
  );
}

function noTests(path: string): string {
  return `No migration in ${path} has tests: there is no test.sql beside a migration.sql.`;
}
