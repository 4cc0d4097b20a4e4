import type { IsolationLevel } from '../database/database.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Source } from '../source/source.ts';
import { classifyStatement, type StatementClass } from '../sql/classifyStatement.ts';
import { commitsInBody } from '../sql/commitsInBody.ts';
import { mentionsConstant } from '../sql/mentionsConstant.ts';
import type { PostgresParser } from '../sql/postgresParser.ts';
import { calledProcedure, createdRoutine } from '../sql/routineName.ts';
import type { Batch } from './batch.ts';
import type { MigrationStatement } from './migrationStatement.ts';
import {
  insideTransaction,
  preparedTransaction,
  rollback,
  transactionModes,
  unclosedTransaction,
} from './scriptDiagnostics.ts';
import type { Step } from './step.ts';

export interface StepOptions {
  /** Each statement is a step of its own. */
  readonly oneByOne: boolean;
  readonly parser: PostgresParser;
}

interface StepPlan {
  readonly steps: readonly Step[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Divides statements into steps, as few as can be: what no transaction can hold stands alone, a new value of an enum
 * is committed before it is used, `-- schemac:step` begins one, and BEGIN, COMMIT and ROLLBACK of the file are kept to.
 */
export function planSteps(
  source: Source,
  statements: readonly MigrationStatement[],
  options: StepOptions,
): StepPlan {
  const planner = new StepPlanner(source, options);
  for (const statement of statements) {
    if (statement.beginsStep) planner.beginStep(statement);
    if (statement.batch) planner.takeBatched(statement, statement.batch);
    else planner.take(statement, classifyStatement(statement.node));
  }
  return planner.finish();
}

class StepPlanner {
  readonly #source: Source;
  readonly #options: StepOptions;
  readonly #steps: Step[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  /** The statements of the transaction that is being filled. */
  #open: MigrationStatement[] = [];
  /** Whether that transaction holds nothing but settings. */
  #onlySettings = true;
  /** Values that it adds to enums: nothing in it can use them. */
  #newValues: string[] = [];
  /** Enums that it creates: their values can be used at once. */
  #newEnums: string[] = [];
  /** Procedures of the file that commit. */
  readonly #committing: string[] = [];
  #isolation: IsolationLevel | undefined;
  /** The BEGIN of the file that is not committed yet. */
  #begin: MigrationStatement | undefined;

  constructor(source: Source, options: StepOptions) {
    this.#source = source;
    this.#options = options;
  }

  take(statement: MigrationStatement, kind: StatementClass): void {
    switch (kind.type) {
      case 'begin':
        this.#takeBegin(statement, kind);
        break;
      case 'commit':
        this.#begin = kind.chain ? statement : undefined;
        this.#commit();
        break;
      case 'rollback':
        this.#takeRollback(statement, kind.chain);
        break;
      case 'prepare-transaction':
        this.#diagnostics.push(preparedTransaction(this.#source, statement));
        break;
      case 'outside':
        if (this.#begin) this.#diagnostics.push(insideTransaction(this.#source, statement, kind.command));
        this.#takeAlone(statement);
        break;
      default:
        this.#takeOrdinary(statement, kind);
    }
  }

  beginStep(statement: MigrationStatement): void {
    if (this.#begin) this.#diagnostics.push(insideTransaction(this.#source, statement, 'A new step'));
    this.#commit();
  }

  takeBatched(statement: MigrationStatement, batch: Batch): void {
    if (this.#begin)
      this.#diagnostics.push(insideTransaction(this.#source, statement, 'A batched statement'));
    this.#commit();
    this.#steps.push({ type: 'batched', statements: [statement], batch });
  }

  finish(): StepPlan {
    if (this.#begin) this.#diagnostics.push(unclosedTransaction(this.#source, this.#begin));
    this.#commit();
    return { steps: this.#steps, diagnostics: this.#diagnostics };
  }

  #takeBegin(statement: MigrationStatement, kind: Extract<StatementClass, { type: 'begin' }>): void {
    if (kind.otherModes) this.#diagnostics.push(transactionModes(this.#source, statement));
    // Settings before a BEGIN that wraps the rest, as in dumps, need no transaction of their own.
    if (!this.#begin && !this.#onlySettings) this.#commit();
    this.#begin ??= statement;
    if (kind.isolation !== undefined) this.#isolation = isolationLevel(kind.isolation);
  }

  #takeRollback(statement: MigrationStatement, chain: boolean): void {
    if (!this.#begin) this.#diagnostics.push(rollback(this.#source, statement));
    this.#begin = chain ? statement : undefined;
    this.#commit(true);
  }

  #takeAlone(statement: MigrationStatement): void {
    this.#commit();
    this.#steps.push({ type: 'alone', statements: [statement] });
  }

  #takeOrdinary(statement: MigrationStatement, kind: StatementClass): void {
    const oneByOne = this.#options.oneByOne && !this.#begin;
    if (this.#standsAlone(statement, kind, oneByOne)) {
      this.#takeAlone(statement);
      return;
    }
    if (!this.#begin && this.#newValues.some((value) => mentionsConstant(statement.node, value)))
      this.#commit();
    this.#open.push(statement);
    if (kind.type === 'isolation') this.#isolation = isolationLevel(kind.isolation);
    if (kind.type !== 'setting') this.#onlySettings = false;
    if (kind.type === 'enum') this.#newEnums.push(kind.enum);
    if (kind.type === 'enum-value' && !this.#newEnums.includes(kind.enum)) this.#newValues.push(kind.value);
    if (oneByOne) this.#commit();
  }

  /** What commits by itself, or may do it where each statement is a step of its own. */
  #standsAlone({ node }: MigrationStatement, kind: StatementClass, oneByOne: boolean): boolean {
    const commits = commitsInBody(this.#options.parser, node);
    const [created, called] = [createdRoutine(node), calledProcedure(node)];
    if (created !== undefined && commits) this.#committing.push(created);
    if (this.#begin) return false;
    if (kind.type === 'by-partition') return oneByOne;
    if (kind.type !== 'procedure') return false;
    // Without the schema: one procedure too many that stands alone does no harm.
    return oneByOne || commits || (called !== undefined && this.#committing.includes(called));
  }

  #commit(rolledBack = false): void {
    const isolation = this.#isolation;
    if (this.#open.length > 0) {
      this.#steps.push({
        type: 'transaction',
        statements: this.#open,
        ...(isolation && { isolation }),
        ...(rolledBack && { rolledBack }),
      });
    }
    this.#open = [];
    this.#isolation = undefined;
    this.#onlySettings = true;
    this.#newValues = [];
    this.#newEnums = [];
  }
}

/** PostgreSQL treats the fourth level as the first of these. */
function isolationLevel(written: string): IsolationLevel {
  return written === 'repeatable read' || written === 'serializable' ? written : 'read committed';
}
