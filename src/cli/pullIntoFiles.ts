import type { Database } from '../database/database.ts';
import { hasErrors } from '../diagnostic/diagnostic.ts';
import { introspect } from '../introspect/introspect.ts';
import { bookkeepingTables } from '../migrate/bookkeeping.ts';
import { compareProject, type DevProject, schemasOf } from '../migrate/devProject.ts';
import { foreignTables } from '../migrate/foreignHistory.ts';
import { readLockFile } from '../migrate/lockFile.ts';
import { pulledState } from '../migrate/pulledState.ts';
import { type Pull, pullIntoSchema } from '../migrate/pullIntoSchema.ts';
import { askQuestions } from './askQuestions.ts';
import { historyOf } from './deployment.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { jsonResult } from './jsonResult.ts';
import { printPulled } from './printDevResult.ts';
import { desiredOf, loadProject, type ProjectOptions, withDatabase } from './project.ts';
import { questionJson, questionsText } from './questionsText.ts';
import { reviseFiles } from './reviseFiles.ts';
import type { Terminal } from './terminal.ts';
import { usableTarget } from './usableTarget.ts';
import { withRows } from './withRows.ts';

interface Options extends ProjectOptions {
  /** Schemas to be read beside those that the files speak of, as `a,b`. */
  readonly schemas?: string;
  /** The tables whose rows belong to the schema too, as `a,b`. */
  readonly data?: string;
  readonly drop?: readonly string[];
  readonly acceptDataLoss?: boolean;
}

/** Makes the schema files that are there say what a database holds; comments and order in them stay. */
export async function pullIntoFiles(options: Options, terminal: Terminal): Promise<ExitCode> {
  const project = await loadProject(options);
  const lock = readLockFile(project.migrations);
  const diagnostics = [...project.diagnostics, ...lock.diagnostics];
  const target = usableTarget(project, diagnostics, terminal);
  if (!target) return exitCode.error;
  const pull = await withDatabase(target, (database) => {
    const desired = desiredOf(project);
    const work: DevProject = {
      target,
      directory: { path: project.migrations, migrations: [], diagnostics: [] },
      lock: lock.lock,
      history: historyOf(database),
      desired: { ...desired, schemas: schemasToRead(desired.schemas, options, database) },
    };
    return pullAll(database, work, options.data?.split(',') ?? [], {
      flags: {
        renames: [],
        drops: options.drop ?? [],
        acceptDataLoss: options.acceptDataLoss ?? false,
        pull: true,
      },
      revise: (state) => reviseFiles(project, state),
      ...(terminal.interactive ? { ask: askQuestions } : {}),
    });
  });
  return say({ ...pull, diagnostics: [...diagnostics, ...pull.diagnostics] }, terminal);
}

function schemasToRead(
  spoken: readonly string[] | undefined,
  { schemas }: Options,
  { defaultSchema }: Database,
): readonly string[] {
  return [...new Set([...(spoken ?? [defaultSchema]), ...(schemas?.split(',') ?? [])])];
}

/** The database is right in everything. */
async function pullAll(
  database: Database,
  project: DevProject,
  data: readonly string[],
  options: Parameters<typeof pullIntoSchema>[3],
): Promise<Pull> {
  const ignoredTables = await foreignTables(database);
  const readings = { kept: project.lock.readings, wished: [] };
  const scope = { schemas: schemasOf(project, database), ignore: bookkeepingTables, ignoredTables, readings };
  const bare = await introspect(database, scope);
  const { schema: current, diagnostics } = await withRows(database, bare, data, scope);
  if (hasErrors(diagnostics)) return { type: 'refused', diagnostics };
  const now = await compareProject(project, database, current);
  const changed = new Set([...current.keys(), ...project.desired.schema.keys()]);
  const effect = { made: new Set(current.keys()), changed, renames: [] };
  const state = pulledState({ desired: project.desired, before: now, now, effect });
  return pullIntoSchema(database, project, state, options);
}

function say(pull: Pull, terminal: Terminal): ExitCode {
  terminal.diagnostics(pull.diagnostics);
  const exit = { questions: exitCode.pending, refused: exitCode.error, done: exitCode.done }[pull.type];
  const files = pull.type === 'done' ? pull.files : undefined;
  if (terminal.json) {
    const pulled = files ?? { paths: [], lines: [] };
    const questions = pull.type === 'questions' ? { questions: pull.questions.map(questionJson) } : {};
    const { diagnostics } = pull;
    terminal.result(jsonResult({ ok: exit === exitCode.done, ...pulled, ...questions, diagnostics }));
  } else if (pull.type === 'questions')
    terminal.note(
      terminal.interactive ? 'Nothing is written.' : questionsText(pull.questions, terminal.colors),
    );
  else if (files) printPulled(files, terminal);
  else if (pull.type === 'done') terminal.result('Nothing to do: the schema says what the database holds.');
  return exit;
}
