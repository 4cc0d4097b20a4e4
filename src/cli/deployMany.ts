import { readFileSync } from 'node:fs';
import { DatabaseError } from '../database/databaseError.ts';
import { KeptSessions } from '../database/keptSessions.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { databaseDiagnostic } from '../migrate/databaseDiagnostic.ts';
import { type DeployOptions, deploy } from '../migrate/deploy.ts';
import type { MigrationsDirectory } from '../migrate/directory.ts';
import { inParallel, type ParallelOptions } from '../migrate/inParallel.ts';
import { decodeText, readText, type TextFile } from '../migrate/readText.ts';
import type { ApplyResult } from '../migrate/runner.ts';
import { historyOf, loadFolder } from './deployment.ts';
import { type DeployReport, openReport, type TargetState } from './deployReport.ts';
import { type DeployTarget, readTargets, type TargetFields, targetOf, wordFields } from './deployTarget.ts';
import { printDuration } from './duration.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { jsonResult } from './jsonResult.ts';
import { type ProjectOptions, withDatabase } from './project.ts';
import { tell } from './tell.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usageError.ts';

export interface ManyOptions extends ProjectOptions {
  readonly targets?: string;
  readonly targetsQuery?: string;
  readonly parallel: string;
  readonly canary: string;
  readonly maxFailures: string;
  readonly report?: string;
  readonly sharedSchema?: readonly string[];
  readonly dryRun?: boolean;
}

/** Deploys to many databases, or to many schemas of one. */
export async function deployMany(
  options: ManyOptions,
  settings: Omit<DeployOptions, 'history'>,
  terminal: Terminal,
): Promise<ExitCode> {
  const limits = limitsOf(options);
  if (options.targetSchema !== undefined || options.dryRun)
    throw new UsageError(
      `\`--${options.dryRun ? 'dry-run' : 'target-schema'}\` is about one target, and the list names many.`,
      'Try it on one of them: --url … --target-schema tenant_1 --dry-run',
    );
  const loaded = await loadFolder(options, terminal, false, ['no-database']);
  if (!loaded) return exitCode.error;
  const { target, directory, schemas } = loaded;
  const mainUrl = target && 'url' in target ? target.url : undefined;
  const { targets, diagnostics } = await chooseTargets(options, mainUrl);
  if (hasErrors(diagnostics)) {
    tell(diagnostics, terminal);
    return exitCode.error;
  }
  const report = openReport(options.report, directory, settings.to);
  const left = targets.filter((one) => !report.isDone(one));
  const run = new ManyRun(
    { directory, settings, schemas, options },
    report,
    terminal,
    targets.length - left.length,
  );
  await inParallel(left, limits, (one) => run.deployTo(one, left.length));
  return run.finish(targets.length);
}

/** What is done with each target. */
interface Work {
  readonly directory: MigrationsDirectory;
  readonly settings: Omit<DeployOptions, 'history'>;
  /** The schemas that the datasource lists. */
  readonly schemas: readonly string[] | undefined;
  readonly options: ManyOptions;
}

interface Outcome {
  readonly target: string;
  readonly state: TargetState;
  readonly applied: readonly string[];
  readonly durationMs: number;
  readonly diagnostics: readonly Diagnostic[];
}

class ManyRun {
  readonly #work: Work;
  readonly #report: DeployReport;
  readonly #terminal: Terminal;
  /** Targets that an earlier run has done. */
  readonly #before: number;
  readonly #outcomes: Outcome[] = [];
  /** One for each target that runs at the same time. */
  readonly #idle: KeptSessions[] = [];
  readonly #started = performance.now();

  constructor(work: Work, report: DeployReport, terminal: Terminal, before: number) {
    this.#work = work;
    this.#report = report;
    this.#terminal = terminal;
    this.#before = before;
  }

  /** Whether it succeeded. What is wrong with one target is told, and does not end the others. */
  async deployTo(target: DeployTarget, of: number): Promise<boolean> {
    const started = performance.now();
    const { applied, diagnostics } = await this.#attempt(target);
    const failed = hasErrors(diagnostics);
    const state = failed ? 'failed' : applied.length > 0 ? 'applied' : 'up-to-date';
    const durationMs = Math.round(performance.now() - started);
    const outcome = { target: target.name, state, applied, durationMs, diagnostics } as const;
    this.#outcomes.push(outcome);
    const error = diagnostics.find(({ severity }) => severity === 'error')?.message;
    this.#report.add(target, { state, applied, durationMs, ...(error === undefined ? {} : { error }) });
    this.#say(outcome, of);
    return !failed;
  }

  async #attempt(target: DeployTarget) {
    const { url, schema } = target;
    const sessions = this.#idle.pop() ?? new KeptSessions();
    const { directory, settings, schemas, options } = this.#work;
    const scope =
      schema === undefined ? schemas && { schemas } : { sharedSchemas: new Set(options.sharedSchema) };
    const { open } = sessions;
    let result: ApplyResult;
    try {
      const database = await open({ url });
      try {
        const history = historyOf(database);
        const all = { ...settings, ...scope, history, open };
        result = await deploy({ url }, database, directory, all, () => undefined);
      } finally {
        await database.close();
      }
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      result = { applied: [], diagnostics: [databaseDiagnostic(error)] };
    }
    // What a failure has left in a session is nothing for the next target.
    if (hasErrors(result.diagnostics)) await sessions.end();
    this.#idle.push(sessions);
    return result;
  }

  #say({ target, state, applied, durationMs, diagnostics }: Outcome, of: number): void {
    const { note, colors } = this.#terminal;
    const sign = state === 'failed' ? colors.red('✗') : colors.green('✓');
    const what = { applied: `applied ${applied.length}`, 'up-to-date': 'up to date', failed: 'failed' }[
      state
    ];
    const place = `${this.#outcomes.length} of ${of}`;
    note(`${sign} ${target}  ${what} ${colors.dim(`in ${printDuration(durationMs)}, ${place}`)}`);
    this.#terminal.diagnostics(state === 'failed' ? diagnostics : []);
  }

  async finish(total: number): Promise<ExitCode> {
    await Promise.all(this.#idle.map((sessions) => sessions.end()));
    const count = (state: TargetState) => this.#outcomes.filter((outcome) => outcome.state === state).length;
    const left = total - this.#before - this.#outcomes.length;
    const failed = count('failed');
    const counts = {
      applied: count('applied'),
      upToDate: count('up-to-date'),
      failed,
      doneBefore: this.#before,
      notBegun: left,
    };
    const ok = failed === 0 && left === 0;
    if (this.#terminal.json) {
      const diagnostics = this.#outcomes.flatMap((outcome) => outcome.diagnostics);
      this.#terminal.result(jsonResult({ ok, targets: this.#outcomes, counts, diagnostics }));
    } else this.#terminal.result(summary(total, counts, performance.now() - this.#started));
    return ok ? exitCode.done : exitCode.error;
  }
}

function summary(
  total: number,
  counts: Record<'applied' | 'upToDate' | 'failed' | 'doneBefore' | 'notBegun', number>,
  durationMs: number,
): string {
  const parts = [
    [counts.applied, 'migrated'],
    [counts.upToDate, 'up to date'],
    [counts.doneBefore, 'done before'],
    [counts.failed, 'failed'],
    [counts.notBegun, 'not begun'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const targets = total === 1 ? '1 target' : `${total} targets`;
  return `${targets} in ${printDuration(durationMs)}: ${told.join(', ') || 'nothing to do'}.`;
}

function limitsOf({ parallel, canary, maxFailures }: ManyOptions): ParallelOptions {
  return {
    parallel: count('parallel', parallel, 1),
    canary: count('canary', canary, 0),
    maxFailures: count('max-failures', maxFailures, 1),
  };
}

function count(name: string, text: string, least: number): number {
  if (/^\d{1,6}$/.test(text) && Number(text) >= least) return Number(text);
  throw new UsageError(`\`--${name} ${text}\` is no number from ${least} on.`, `Write --${name} 10.`);
}

const standardInput = 0;

async function chooseTargets({ targets, targetsQuery }: ManyOptions, mainUrl: string | undefined) {
  if (targets !== undefined && targetsQuery !== undefined)
    throw new UsageError('The targets are in a file or come from a query.', 'Choose one.');
  if (targetsQuery !== undefined) return queriedTargets(targetsQuery, mainUrl);
  const file: TextFile =
    targets === '-' ? decodeText('stdin', readFileSync(standardInput)) : readText(targets!);
  return file.source ? readTargets(file.source, mainUrl) : { targets: [], diagnostics: [file.diagnostic] };
}

/** Columns that are called name, url and schema, else the first column as a line of a file. */
async function queriedTargets(query: string, mainUrl: string | undefined) {
  if (mainUrl === undefined)
    throw new UsageError('The query needs a database.', 'Name it: --url postgresql://host/name');
  const { columns, values } = await withDatabase({ url: mainUrl }, (database) => database.show(query));
  const names = columns.map(({ name }) => name);
  const isNamed = names.some((name) => name === 'url' || name === 'schema');
  const targets = values.flatMap((row) => {
    const fields: TargetFields | undefined = isNamed
      ? Object.fromEntries(row.flatMap((text, column) => (text === null ? [] : [[names[column]!, text]])))
      : wordFields(row[0] ?? '');
    const target = fields && targetOf(fields, mainUrl);
    if (target) return [target];
    throw new UsageError('The query returns a row that names no target.', 'Return `url`, `schema` or both.');
  });
  const unique = new Map(targets.map((target) => [target.url, target]));
  return { targets: [...unique.values()], diagnostics: [] };
}
