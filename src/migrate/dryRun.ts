import type { Database, IsolationLevel } from '../database/database.ts';
import { withoutPasswords } from '../database/withoutPasswords.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { hasErrors } from '../diagnostic/diagnostic.ts';
import { positionAt } from '../source/source.ts';
import { createdRelation } from '../sql/createdRelation.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import type { ScriptStatement } from '../sql/splitStatements.ts';
import { type StatementLock, statementLocks } from '../sql/statementLocks.ts';
import type { DeployOptions } from './deploy.ts';
import type { MigrationsDirectory } from './directory.ts';
import { historyState } from './historyRow.ts';
import { isRepeatable } from './isRepeatable.ts';
import { lockTimeoutOf } from './lockTimeoutOf.ts';
import { type MigrationScript, readScript } from './migrationScript.ts';
import { defaultLockRetries, defaultLockTimeoutMs } from './runOptions.ts';
import type { Step } from './step.ts';
import { survey } from './survey.ts';

/** What a deploy would do, step by step. */
export interface DryRun {
  readonly migrations: readonly PlannedMigration[];
  /** Those that wait for a word before they are begun; see `survey`. */
  readonly held: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface PlannedMigration {
  readonly id: string;
  /** Those that an earlier run has done; they are not in `steps`. */
  readonly stepsDone: number;
  readonly stepsTotal: number;
  readonly steps: readonly PlannedStep[];
}

export interface PlannedStep {
  /** Counted from 1 in the whole migration. */
  readonly number: number;
  /** Whether one transaction holds it; else it is one statement outside of any. */
  readonly transaction: boolean;
  readonly isolation?: IsolationLevel;
  /** Each batch is a transaction of its own: the key that they go by. */
  readonly batchesBy?: readonly string[];
  /** The file itself rolls it back. */
  readonly rolledBack: boolean;
  /** In milliseconds; 0: none. */
  readonly lockTimeoutMs: number;
  readonly statementTimeoutMs: number;
  /** How often it is tried again where a lock is not granted. */
  readonly retries: number;
  readonly statements: readonly PlannedStatement[];
}

export interface PlannedStatement {
  /** In the file, counted from 1. */
  readonly line: number;
  readonly sql: string;
  /** On tables that are there before; null where the text does not tell. */
  readonly locks: readonly StatementLock[] | null;
  /** What the file itself says over the statement: `table-rewrite: …`. */
  readonly hazards: readonly string[];
}

type DryRunOptions = Pick<
  DeployOptions,
  'history' | 'to' | 'contract' | 'sharedSchemas' | 'lockTimeoutMs' | 'statementTimeoutMs' | 'lockRetries'
>;

/** Finds out what a deploy would do now, from the files and the history alone. Throws a DatabaseError. */
export async function dryRun(
  database: Database,
  directory: MigrationsDirectory,
  options: DryRunOptions,
): Promise<DryRun> {
  const { chosen, held, history, diagnostics } = await survey(database, directory, options);
  if (hasErrors(diagnostics)) return { migrations: [], held: [], diagnostics };
  const parser = await loadPostgresParser();
  const found: Diagnostic[] = [...diagnostics];
  const created = new Set<string>();
  const migrations = chosen.map((migration) => {
    const script = readScript(parser, migration.source);
    found.push(...script.diagnostics);
    const row = history.rows.find(({ id }) => id === migration.id);
    const stepsDone = row && historyState(row) === 'partial' ? row.stepsDone : 0;
    return planMigration(migration.id, script, { stepsDone, created, options });
  });
  return {
    migrations: hasErrors(found) ? [] : migrations,
    held: held.map(({ id }) => id),
    diagnostics: found,
  };
}

interface PlanContext {
  readonly stepsDone: number;
  /** The tables that what comes before makes, which nobody else uses yet; this migration adds its own. */
  readonly created: Set<string>;
  readonly options: DryRunOptions;
}

function planMigration(id: string, script: MigrationScript, context: PlanContext): PlannedMigration {
  const steps = script.steps.map((step, index) => planStep(script, step, index, context));
  const { stepsDone } = context;
  return { id, stepsDone, stepsTotal: steps.length, steps: steps.slice(stepsDone) };
}

function planStep(
  script: MigrationScript,
  step: Step,
  index: number,
  { created, options }: PlanContext,
): PlannedStep {
  const retries = isRepeatable(step) ? (options.lockRetries ?? defaultLockRetries) : 0;
  return {
    number: index + 1,
    transaction: step.type !== 'alone',
    ...(step.batch && { batchesBy: step.batch.key }),
    ...(step.isolation && { isolation: step.isolation }),
    rolledBack: step.rolledBack ?? false,
    lockTimeoutMs: lockTimeoutOf(step, options.lockTimeoutMs ?? defaultLockTimeoutMs),
    statementTimeoutMs: options.statementTimeoutMs ?? 0,
    retries,
    statements: step.statements.map((statement) => planStatement(script, statement, created)),
  };
}

function planStatement(
  script: MigrationScript,
  { start, text, node, comments }: ScriptStatement,
  created: Set<string>,
): PlannedStatement {
  const locks = statementLocks(node)?.filter(({ on }) => !created.has(on)) ?? null;
  const makes = createdRelation(node);
  if (makes !== undefined) created.add(makes);
  const hazards = comments.flatMap((comment) => hazardIn.exec(comment)?.[1] ?? []);
  return { line: positionAt(script.source, start).line, sql: withoutPasswords(text), locks, hazards };
}

/** As generated files say it: `-- full-scan: All rows of …`. */
const hazardIn =
  /^--\s*((?:data-loss|table-rewrite|full-scan|index-build|may-fail|blocks-writes|blocks-reads): .*?)\s*$/;
