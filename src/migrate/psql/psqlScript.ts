import { type Diagnostic, errorDiagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import type { PostgresParser } from '../../sql/postgresParser.ts';
import { loadPostgresParser } from '../../sql/postgresParser.ts';
import { type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { MigrationsDirectory } from '../directory.ts';
import { runName } from '../historyTable.ts';
import type { Migration } from '../migration.ts';
import { readScript } from '../migrationScript.ts';
import { spanOf } from '../scriptDiagnostics.ts';
import { tenantDiagnostics } from '../tenantDiagnostics.ts';
import { unknownMigration } from '../unknownMigration.ts';
import { batchRoutine } from './batchRoutine.ts';
import { psqlChecks, psqlRenames } from './psqlChecks.ts';
import { expectationRoutine } from './psqlExpectation.ts';
import { type FolderEntry, psqlFolder, psqlHolds } from './psqlFolder.ts';
import { psqlHistory, psqlHistoryView } from './psqlHistory.ts';
import { psqlLock, psqlUnlock } from './psqlLock.ts';
import { psqlMigration } from './psqlMigration.ts';
import type { PsqlOptions } from './psqlOptions.ts';
import { psqlMemory, psqlRoutines } from './psqlRoutines.ts';
import { psqlSession } from './psqlSession.ts';
import { psqlComment, psqlQuoted } from './psqlStatement.ts';
import { block, lines } from './psqlText.ts';

/** A file for psql. */
export interface PsqlScript {
  /** Empty where there are errors. */
  readonly text: string;
  /** The ids of the migrations that are in it. */
  readonly migrations: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Writes a deploy of a folder as one file, which psql carries out where schemac cannot be: it asks the history what is
 * pending, runs that in the same steps as a deploy, and records it in the same way. No database is asked.
 */
export async function psqlScript(directory: MigrationsDirectory, options: PsqlOptions): Promise<PsqlScript> {
  const parser = await loadPostgresParser();
  const chosen = chooseRange(directory, options);
  const entries = directory.migrations.map(
    (migration): FolderEntry =>
      chosen.ids.has(migration.id)
        ? { migration, script: readScript(parser, migration.source) }
        : { migration },
  );
  const held = entries.filter(({ script }) => script);
  const diagnostics = [
    ...directory.diagnostics,
    ...chosen.diagnostics,
    ...held.flatMap(({ script }) => script!.diagnostics),
    ...held.flatMap(discards),
    ...straying(parser, held, options),
  ];
  if (hasErrors(diagnostics)) return { text: '', migrations: [], diagnostics };
  const text = `${fileText(directory.path, entries, { parser, options }).text()}\n`;
  return { text, migrations: held.map(({ migration }) => migration.id), diagnostics };
}

interface Context {
  readonly parser: PostgresParser;
  readonly options: PsqlOptions;
}

function fileText(folder: string, entries: readonly FolderEntry[], context: Context): Sql {
  const { options } = context;
  const { history } = options;
  const held = entries.filter(({ script }) => script);
  const name = runName(history);
  const migrations = held.map(({ migration, script }) => psqlMigration(migration, script!, context));
  return block(
    heading(folder, held, options.version),
    beginning,
    psqlSession(history.schema),
    ...(options.lock === 'none' ? [] : [psqlLock(name, options.lockWaitMs)]),
    psqlFolder(entries, context.parser),
    sql`BEGIN;`,
    psqlHistory(history),
    psqlHistoryView(history),
    psqlRenames(history),
    psqlChecks(folder, options.from),
    ...(isTold(options) ? [] : [psqlHolds(entries)]),
    sql`COMMIT;`,
    psqlRoutines(history, options.version),
    ...routinesFor(held, options),
    pending(held.length),
    ...migrations,
    ...(isTold(options) ? [] : [waiting]),
    ...(options.lock === 'none' ? [] : [psqlUnlock(name)]),
    sql`\echo 'Done.'`,
  );
}

/** Whether somebody has said that held migrations are to be run. */
function isTold({ contract = false, to }: PsqlOptions): boolean {
  return contract || to !== undefined;
}

const waiting = lines(
  sql`SELECT count(*) > 0 AS schemac_run, min(id) FILTER (WHERE place = first) AS schemac_first FROM (
  SELECT id, place, min(place) OVER () AS first FROM pg_temp.schemac_folder WHERE waits) AS held \gset`,
  sql`\if :schemac_run`,
  sql`\echo :schemac_first ${psqlQuoted('waits until the application of before is gone. Then make the file with --contract.')}`,
  sql`\endif`,
);

function heading(folder: string, held: readonly FolderEntry[], version: string): Sql {
  const count = held.length === 1 ? '1 migration' : `${held.length} migrations`;
  const last = held.at(-1)?.migration.id;
  return lines(
    psqlComment(
      `${count} of ${folder}${last === undefined ? '' : `, the last is ${last}`}. Made by schemac ${version}.`,
    ),
    verbatim(`--
--   psql -X -f FILE "postgresql://user@host/name"
--
-- What is applied is passed over, so it can be run again at any time: it goes on where it was stopped. It refuses a
-- database whose history has other migrations, or other texts of them. Connect to the server itself, not to a pooler.`),
  );
}

const beginning = sql`\set ON_ERROR_STOP on
\set ON_ERROR_ROLLBACK off
\set AUTOCOMMIT on
\set QUIET on

DO $schemac$ BEGIN
  IF transaction_timestamp() <> statement_timestamp() THEN
    RAISE EXCEPTION 'This file begins and ends its transactions itself: run it without --single-transaction.';
  END IF;
END $schemac$;`;

function pending(held: number): Sql {
  return lines(
    sql`SELECT count(*) AS schemac_pending FROM pg_temp.schemac_folder WHERE steps IS NOT NULL AND pg_temp.schemac_is_pending(id) \gset`,
    sql`\echo ${psqlQuoted(`Of ${held === 1 ? 'one migration' : `${held} migrations`} in this file so many are pending:`)} :schemac_pending`,
  );
}

/** Those that the migrations of the file call. */
function routinesFor(held: readonly FolderEntry[], { history }: PsqlOptions): readonly Sql[] {
  const steps = held.flatMap(({ script }) => script!.steps);
  const expects = steps.some(({ statements }) => statements.some((statement) => statement.expects));
  return [
    ...(steps.some(({ type }) => type === 'alone') ? [psqlMemory(history)] : []),
    ...(expects ? [expectationRoutine] : []),
    ...(steps.some(({ batch }) => batch) ? [batchRoutine(history)] : []),
  ];
}

/** The migrations from one to another, both included. */
function chooseRange(
  { path, migrations }: MigrationsDirectory,
  { from, to }: PsqlOptions,
): { readonly ids: ReadonlySet<string>; readonly diagnostics: readonly Diagnostic[] } {
  const place = (id: string) => migrations.findIndex((migration) => migration.id === id);
  const unknown = [from, to].filter((id) => id !== undefined && place(id) < 0);
  if (unknown.length > 0)
    return { ids: new Set(), diagnostics: unknown.map((id) => unknownMigration(id!, `\`${path}\``)) };
  const start = from === undefined ? 0 : place(from);
  const end = to === undefined ? migrations.length : place(to) + 1;
  const diagnostics =
    start < end || from === undefined || to === undefined
      ? []
      : [errorDiagnostic('empty-range', `\`${from}\` comes after \`${to}\`.`)];
  return { ids: new Set(migrations.slice(start, end).map(({ id }) => id)), diagnostics };
}

/** What throws away what the file keeps in its session. */
function discards({ script }: FolderEntry): readonly Diagnostic[] {
  const statements = script!.steps.flatMap((step) => step.statements);
  const found = statements.filter(
    ({ node }) =>
      'DiscardStmt' in node && ['DISCARD_ALL', 'DISCARD_TEMP'].includes(node.DiscardStmt.target ?? ''),
  );
  return found.map((statement) =>
    errorDiagnostic(
      'discard-in-script',
      'A file for psql keeps its place in the session, which this throws away.',
      {
        span: spanOf(script!.source, statement),
        fixes: [{ title: 'Apply this migration with `schemac migrate deploy`.' }],
      },
    ),
  );
}

function straying(
  parser: PostgresParser,
  held: readonly FolderEntry[],
  { history, sharedSchemas }: PsqlOptions,
): readonly Diagnostic[] {
  const sources = held.map(({ migration }: { readonly migration: Migration }) => migration.source);
  return sharedSchemas ? tenantDiagnostics(parser, sources, history.schema, sharedSchemas) : [];
}
