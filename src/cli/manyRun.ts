import { DatabaseError } from '../database/databaseError.ts';
import { hasSchema } from '../database/hasSchema.ts';
import { KeptSessions } from '../database/keptSessions.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { databaseDiagnostic } from '../migrate/databaseDiagnostic.ts';
import { type DeployOptions, deploy } from '../migrate/deploy.ts';
import type { MigrationsDirectory } from '../migrate/directory.ts';
import type { ApplyResult } from '../migrate/runner.ts';
import { historyOf } from './deployment.ts';
import type { DeployReport, TargetState } from './deployReport.ts';
import type { DeployTarget } from './deployTarget.ts';
import { printDuration } from './duration.ts';
import { type ExitCode, exitCode } from './exitCode.ts';
import { offInterruption, onInterruption } from './interruption.ts';
import { jsonResult } from './jsonResult.ts';
import { failureDiagnostic } from './reportFailure.ts';
import type { TargetsDisplay } from './targetsDisplay.ts';
import { resumeAdvice, type TargetCounts, targetsSummary } from './targetsSummary.ts';
import type { Terminal } from './terminal.ts';

/** What is done with each target. */
interface Work {
  readonly directory: MigrationsDirectory;
  readonly settings: Omit<DeployOptions, 'history'>;
  /** The schemas that the datasource lists. */
  readonly schemas: readonly string[] | undefined;
  /** Those that the migrations of tenants may name. */
  readonly sharedSchemas: readonly string[];
}

/** How many targets are listed, and how many of them an earlier run has left. */
interface Size {
  readonly all: number;
  readonly now: number;
}

interface Outputs {
  readonly report: DeployReport;
  readonly terminal: Terminal;
  readonly display: TargetsDisplay;
}

interface Outcome {
  readonly target: string;
  readonly state: TargetState;
  readonly applied: readonly string[];
  readonly durationMs: number;
  readonly diagnostics: readonly Diagnostic[];
  /** The tenant had no schema before. */
  readonly schemaCreated?: true;
}

const words: Readonly<Record<TargetState, (outcome: Outcome) => string>> = {
  applied: ({ applied, schemaCreated }) =>
    `applied ${applied.length}${schemaCreated ? ', in a new schema' : ''}`,
  'up-to-date': () => 'up to date',
  failed: () => 'failed',
};

/** The deploys to many targets: what has become of each, and of all of them together. */
export class ManyRun {
  readonly #work: Work;
  readonly #size: Size;
  readonly #outputs: Outputs;
  readonly #outcomes: Outcome[] = [];
  readonly #running = new Set<string>();
  /** One for each target that runs at the same time. */
  readonly #idle: KeptSessions[] = [];
  /** By what they say, the first of each sort of failure: what fails five hundred times is told in full once. */
  readonly #firstOf = new Map<string, Outcome>();
  readonly #started = performance.now();

  constructor(work: Work, size: Size, outputs: Outputs) {
    this.#work = work;
    this.#size = size;
    this.#outputs = outputs;
  }

  /** Does it all and says what came of it, also where a signal ends the process meanwhile. */
  async whole(deployAll: () => Promise<unknown>): Promise<ExitCode> {
    const tellInterruption = () => this.#tellInterruption();
    onInterruption(tellInterruption);
    try {
      await deployAll();
    } finally {
      offInterruption(tellInterruption);
      this.#outputs.display.clear();
      await Promise.all(this.#idle.map((sessions) => sessions.end()));
    }
    return this.#finish();
  }

  /** Whether it succeeded. What is wrong with one target is told, and does not end the others. */
  async deployTo(target: DeployTarget): Promise<boolean> {
    const started = performance.now();
    this.#running.add(target.name);
    this.#outputs.report.begin(target);
    this.#show();
    const { applied, diagnostics, schemaCreated } = await this.#attempt(target);
    this.#running.delete(target.name);
    const failed = hasErrors(diagnostics);
    const state = failed ? 'failed' : applied.length > 0 ? 'applied' : 'up-to-date';
    const durationMs = Math.round(performance.now() - started);
    const isNew = schemaCreated && state === 'applied' ? { schemaCreated } : {};
    const outcome = { target: target.name, state, applied, durationMs, diagnostics, ...isNew } as const;
    this.#outcomes.push(outcome);
    const error = errorOf(outcome)?.message;
    this.#outputs.report.add(target, {
      state,
      applied,
      durationMs,
      ...(error === undefined ? {} : { error }),
    });
    this.#tell(outcome);
    this.#show();
    return !failed;
  }

  async #attempt(target: DeployTarget): Promise<Attempt> {
    const sessions = this.#idle.pop() ?? new KeptSessions();
    const result = await this.#deployWith(sessions, target);
    // What a failure has left in a session is nothing for the next target.
    if (hasErrors(result.diagnostics)) await sessions.end();
    this.#idle.push(sessions);
    return result;
  }

  async #deployWith({ open }: KeptSessions, { url, schema }: DeployTarget): Promise<Attempt> {
    const { directory, settings, schemas, sharedSchemas } = this.#work;
    const scope = schema === undefined ? schemas && { schemas } : { sharedSchemas: new Set(sharedSchemas) };
    try {
      const database = await open({ url });
      try {
        const isMissing = schema !== undefined && !(await hasSchema(database, schema));
        const all = { ...settings, ...scope, history: historyOf(database), open };
        const result = await deploy({ url }, database, directory, all, () => undefined);
        return { ...result, ...(isMissing ? { schemaCreated: true } : {}) };
      } finally {
        await database.close();
      }
    } catch (error) {
      const failure = error instanceof DatabaseError ? databaseDiagnostic(error) : failureDiagnostic(error);
      return { applied: [], diagnostics: [failure] };
    }
  }

  #show(): void {
    this.#outputs.display.show({
      total: this.#size.now,
      done: this.#outcomes.length,
      failed: this.#count('failed'),
      running: [...this.#running],
      elapsedMs: performance.now() - this.#started,
    });
  }

  /** On a screen that shows how far all are, only those that failed have lines. */
  #tell(outcome: Outcome): void {
    const { terminal, display } = this.#outputs;
    const failed = outcome.state === 'failed';
    if (terminal.json) {
      const at = new Date().toISOString();
      terminal.result(jsonResult({ at, type: 'target-finished', ok: !failed, ...outcome }));
      return;
    }
    if (terminal.live && !failed) return;
    const { colors, note } = terminal;
    const sign = failed ? colors.red('✗') : colors.green('✓');
    const first = failed ? this.#firstLike(outcome) : outcome;
    const word = `${words[outcome.state](outcome)}${first === outcome ? '' : ` as ${first.target}`}`;
    const details = `in ${printDuration(outcome.durationMs)}, ${this.#outcomes.length} of ${this.#size.now}`;
    display.clear();
    note(`${sign} ${outcome.target}  ${word} ${colors.dim(details)}`);
    if (failed && first === outcome) terminal.diagnostics(outcome.diagnostics);
  }

  /** The first that failed for this reason. */
  #firstLike(outcome: Outcome): Outcome {
    const error = errorOf(outcome)!;
    const reason = `${error.code} ${error.message}`;
    const first = this.#firstOf.get(reason) ?? outcome;
    this.#firstOf.set(reason, first);
    return first;
  }

  #count(state: TargetState): number {
    return this.#outcomes.filter((outcome) => outcome.state === state).length;
  }

  #counts(): TargetCounts {
    return {
      applied: this.#count('applied'),
      upToDate: this.#count('up-to-date'),
      failed: this.#count('failed'),
      doneBefore: this.#size.all - this.#size.now,
      notBegun: this.#size.now - this.#outcomes.length - this.#running.size,
    };
  }

  #finish(): ExitCode {
    const { terminal } = this.#outputs;
    const counts = this.#counts();
    const ok = counts.failed === 0 && counts.notBegun === 0;
    if (terminal.json) {
      const diagnostics = this.#outcomes.flatMap((outcome) => outcome.diagnostics);
      terminal.result(jsonResult({ type: 'result', ok, targets: this.#outcomes, counts, diagnostics }));
    } else {
      for (const line of this.#failedLines()) terminal.note(line);
      terminal.result(targetsSummary(this.#size.all, counts, performance.now() - this.#started));
      if (!ok) terminal.note(resumeAdvice(process.argv.slice(2)));
    }
    return ok ? exitCode.done : exitCode.error;
  }

  /** Where several failed: which, and why, in one place. */
  #failedLines(): readonly string[] {
    const failed = this.#outcomes.filter(({ state }) => state === 'failed');
    if (failed.length < 2) return [];
    const lines = failed
      .slice(0, listed)
      .map((outcome) => `  ${outcome.target}: ${errorOf(outcome)!.message}`);
    const more = failed.length - listed;
    return ['', 'Failed:', ...lines, ...(more > 0 ? [`  … and ${more} more`] : [])];
  }

  #tellInterruption(): void {
    const { terminal, display } = this.#outputs;
    display.clear();
    const running = [...this.#running];
    if (terminal.json) {
      const at = new Date().toISOString();
      const counts = this.#counts();
      terminal.result(jsonResult({ at, type: 'interrupted', ok: false, running, counts, diagnostics: [] }));
      return;
    }
    const meanwhile =
      running.length === 0
        ? ''
        : ` While these ran: ${running.join(', ')}; the server rolls back what is open.`;
    terminal.note(`Interrupted after ${this.#outcomes.length} of ${this.#size.now}.${meanwhile}`);
    terminal.note(resumeAdvice(process.argv.slice(2)));
  }
}

interface Attempt extends ApplyResult {
  readonly schemaCreated?: true;
}

/** How many of those that failed are listed in the end. */
const listed = 20;

function errorOf({ diagnostics }: Pick<Outcome, 'diagnostics'>): Diagnostic | undefined {
  return diagnostics.find(({ severity }) => severity === 'error');
}
