import { hasErrors } from '../../diagnostic/diagnostic.ts';
import { printDiagnostics } from '../../diagnostic/printDiagnostic.ts';
import { type Fork, forkOf } from '../../migrate/branches.ts';
import { type Commutation, commutes, type TriedOrder, tryOrders } from '../../migrate/commute.ts';
import type { DevProject } from '../../migrate/devProject.ts';
import { type MigrationsDirectory, readDirectory } from '../../migrate/directory.ts';
import { historyTableName } from '../../migrate/history.ts';
import { joinHeads } from '../../migrate/joinHeads.ts';
import { readLockFile } from '../../migrate/lockFile.ts';
import { generatedBranch, type Replanned, replan } from '../../migrate/replan.ts';
import { askQuestions } from '../askQuestions.ts';
import { colorChange } from '../colorChange.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { jsonResult } from '../jsonResult.ts';
import { keepSnapshot } from '../keepSnapshot.ts';
import { desiredOf, loadProject, type ProjectOptions } from '../project.ts';
import { questionJson, questionsText } from '../questionsText.ts';
import { migrationsFolder, readSchemaFiles } from '../schemaFiles.ts';
import { tell } from '../tell.ts';
import { processTerminal, type Terminal } from '../terminal.ts';
import { UsageError } from '../usageError.ts';

interface Options extends ProjectOptions {
  readonly name?: string;
  readonly replan?: boolean;
  readonly force?: boolean;
  readonly rename?: readonly string[];
  readonly drop?: readonly string[];
  readonly acceptDataLoss?: boolean;
}

type Tried = Extract<Commutation, { type: 'tried' }>;

/** `schemac migrate merge`: joins the heads of a chain that two branches have lengthened. */
export async function run(options: Options): Promise<number> {
  const terminal = processTerminal(options);
  if (options.replan && options.force)
    throw new UsageError('--replan writes a branch anew, --force joins them as they are.', 'Choose one.');
  const path = options.migrations ?? migrationsFolder(readSchemaFiles(options.schema).path);
  const directory = readDirectory(path);
  const problems = directory.diagnostics.filter(({ code }) => code !== 'several-heads');
  if (hasErrors(problems)) return fail(problems, terminal);
  const fork = forkOf(directory.migrations);
  if (fork.branches.length < 2) return sayOneHead(terminal);
  const tried = await tryOrders(fork, options.url);
  if (tried.type === 'failed') return fail(tried.diagnostics, terminal);
  const agree = commutes(tried);
  if (!terminal.json) for (const line of ordersText(tried, agree, terminal)) terminal.note(line);
  if (agree || options.force) return merge(directory, fork, tried, options, terminal);
  if (options.replan) return replanBranch(fork, directory, tried, options, terminal);
  return sayWaysOut(fork, tried, terminal);
}

function fail(diagnostics: Parameters<typeof tell>[0], terminal: Terminal): ExitCode {
  tell(diagnostics, terminal);
  return exitCode.error;
}

function sayOneHead(terminal: Terminal): ExitCode {
  if (terminal.json) terminal.result(jsonResult({ ok: true, heads: [], diagnostics: [] }));
  else terminal.result('There is nothing to join: the chain has one end.');
  return exitCode.done;
}

async function merge(
  directory: MigrationsDirectory,
  { branches }: Fork,
  tried: Tried,
  { name, url }: Options,
  terminal: Terminal,
): Promise<ExitCode> {
  const parents = branches.map((branch) => branch.at(-1)!.id);
  const { path, diagnostics: found } = await joinHeads(directory, parents, name);
  const kept = hasErrors(found) ? [] : await keepSnapshot(directory.path, async () => url, terminal);
  const diagnostics = [...found, ...kept];
  terminal.diagnostics(diagnostics);
  const ok = !hasErrors(diagnostics);
  if (terminal.json) terminal.result(jsonResult({ ok, ...triedJson(tried), path, diagnostics }));
  else if (ok) terminal.result(`Wrote ${path}, which joins ${parents.join(' and ')}.`);
  return ok ? exitCode.done : exitCode.error;
}

async function replanBranch(
  fork: Fork,
  directory: MigrationsDirectory,
  tried: Tried,
  options: Options,
  terminal: Terminal,
): Promise<ExitCode> {
  const branch = generatedBranch(fork);
  if (!branch) return sayWaysOut(fork, tried, terminal);
  const loaded = await loadProject(options);
  const lock = readLockFile(directory.path);
  const problems = [...loaded.diagnostics, ...lock.diagnostics];
  if (hasErrors(problems)) return fail(problems, terminal);
  const project: DevProject = {
    target: { embedded: 'memory' },
    directory,
    lock: lock.lock,
    history: { schema: loaded.defaultSchema, name: historyTableName },
    desired: desiredOf(loaded),
  };
  const { rename = [], drop = [], acceptDataLoss = false, url } = options;
  const result = await replan(project, fork, branch, {
    flags: { renames: rename, drops: drop, acceptDataLoss },
    ...(url === undefined ? {} : { url }),
    ...(terminal.interactive ? { ask: (questions) => askQuestions(questions) } : {}),
  });
  if (result.type !== 'replanned') return sayReplanned(result, tried, terminal);
  const kept = await keepSnapshot(directory.path, async () => url, terminal);
  return sayReplanned({ ...result, diagnostics: [...result.diagnostics, ...kept] }, tried, terminal);
}

function sayReplanned(result: Replanned, tried: Tried, terminal: Terminal): ExitCode {
  if (result.type === 'failed') return fail(result.diagnostics, terminal);
  if (result.type === 'questions') {
    const questions = result.questions.map(questionJson);
    if (terminal.json)
      terminal.result(jsonResult({ ok: false, ...triedJson(tried), questions, diagnostics: [] }));
    else terminal.note(questionsText(result.questions, terminal.colors));
    return exitCode.pending;
  }
  const { removed, paths, diagnostics } = result;
  const [path, ...more] = paths;
  terminal.diagnostics(diagnostics);
  if (terminal.json) {
    const written = { path, ...(more.length > 0 && { more }) };
    terminal.result(jsonResult({ ok: true, ...triedJson(tried), removed, ...written, diagnostics }));
  } else {
    terminal.result(`Removed ${removed.join(', ')}.`);
    terminal.result(
      path === undefined
        ? 'The others lead to the schema.'
        : `Wrote ${paths.join(' and ')} in its place, and proved it.`,
    );
    terminal.note('Where the removed one is applied, take it back first: schemac migrate down --missing');
  }
  return exitCode.done;
}

function sayWaysOut(fork: Fork, tried: Tried, terminal: Terminal): ExitCode {
  const branch = generatedBranch(fork);
  if (terminal.json) {
    terminal.result(jsonResult({ ok: false, ...triedJson(tried), diagnostics: [] }));
    return exitCode.pending;
  }
  terminal.note(
    branch
      ? `Write ${branch.map(({ id }) => id).join(', ')} anew on top of the rest: schemac migrate merge --replan`
      : 'None of the branches was written by `migrate dev` as it is: mend one by hand.',
  );
  if (!hasErrors(tried.orders[0]!.diagnostics))
    terminal.note('Or join them as they are, for the first of these orders: schemac migrate merge --force');
  return exitCode.pending;
}

function triedJson({ orders }: Tried) {
  return {
    heads: orders[0]!.heads,
    commute: commutes({ type: 'tried', orders }),
    orders: orders.map(({ heads, diagnostics, differences }) => ({
      heads,
      failure: diagnostics,
      differences,
    })),
  };
}

function ordersText({ orders }: Tried, agree: boolean, terminal: Terminal): readonly string[] {
  const { colors } = terminal;
  if (agree) return [`${colors.green('✓')} They commute: every order leads to the same schema.`];
  const text = ({ heads, diagnostics, differences }: TriedOrder) => {
    const name = heads.join(', then ');
    if (hasErrors(diagnostics)) {
      const message = printDiagnostics(diagnostics, { color: colors.isColorSupported });
      return [`${colors.red('✗')} ${name}: fails`, message];
    }
    if (differences.length === 0) return [`${colors.green('✓')} ${name}`];
    return [
      `${colors.yellow('~')} ${name}: leads to another schema`,
      ...differences.map((line) => `  ${colorChange(line, colors)}`),
    ];
  };
  return ['They do not commute:', ...orders.flatMap(text)];
}
