import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { hasErrors } from '../diagnostic/diagnostic.ts';
import type { Source } from '../source/source.ts';
import { classifyStatement } from '../sql/classifyStatement.ts';
import type { PostgresParser } from '../sql/postgresParser.ts';
import { readsFromClient, splitStatements } from '../sql/splitStatements.ts';
import { directiveProblems } from './directiveProblems.ts';
import { inOneGo } from './inOneGo.ts';
import { type Directive, readDirective } from './migrationHeader.ts';
import { type MigrationStatement, readStatements } from './migrationStatement.ts';
import { planSteps } from './planSteps.ts';
import { copyData, scriptErrorDiagnostic } from './scriptDiagnostics.ts';
import type { Step } from './step.ts';
import { withoutConcurrency } from './withoutConcurrency.ts';

/** A migration file as it will be run. */
export interface MigrationScript {
  readonly source: Source;
  /** Empty where there are errors. */
  readonly steps: readonly Step[];
  /** The same with each batched statement run as one. */
  readonly stepsInOneGo: readonly Step[];
  /** The same again without the word CONCURRENTLY: for a trial, which a transaction is to hold. */
  readonly stepsOfTrial: readonly Step[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Splits a migration file into statements, and these into steps. Nothing is asked of a database. */
export function readScript(parser: PostgresParser, source: Source): MigrationScript {
  const script = splitStatements(parser, source.text);
  const { statements, trailing, error } = script;
  if (error) return withoutSteps(source, [scriptErrorDiagnostic(source, error)]);
  const directives = directivesOf([...statements.flatMap(({ comments }) => comments), ...trailing]);
  const read = readStatements(parser, source, script);
  const oneByOne = directives.some(({ name }) => name === 'no-transaction');
  const plan = planSteps(source, read.statements, { oneByOne, parser });
  const diagnostics = [
    ...directiveProblems(parser, source, script),
    ...statements.filter(({ node }) => readsFromClient(node)).map((statement) => copyData(source, statement)),
    ...read.diagnostics,
    ...plan.diagnostics,
  ];
  if (hasErrors(diagnostics)) return withoutSteps(source, diagnostics);
  const whole = inOneGo(parser, read.statements);
  const { steps: stepsInOneGo } = planSteps(source, whole, { oneByOne, parser });
  const trial = withoutConcurrency(parser, whole);
  const { steps: stepsOfTrial } = planSteps(source, trial, { oneByOne, parser });
  return { source, steps: plan.steps, stepsInOneGo, stepsOfTrial, diagnostics };
}

function withoutSteps(source: Source, diagnostics: readonly Diagnostic[]): MigrationScript {
  return { source, steps: [], stepsInOneGo: [], stepsOfTrial: [], diagnostics };
}

function directivesOf(comments: readonly string[]): readonly Directive[] {
  return comments.flatMap((comment) => {
    const directive = readDirective(comment);
    return directive ? [directive] : [];
  });
}

/** The script with each batched statement run as one. */
export function asOne(script: MigrationScript): MigrationScript {
  return { ...script, steps: script.stepsInOneGo };
}

/** The script as it is tried out in a transaction. */
export function asTrial(script: MigrationScript): MigrationScript {
  return { ...script, steps: script.stepsOfTrial };
}

/** Whether one transaction holds the whole migration. */
export function isOneTransaction({ steps }: MigrationScript): boolean {
  return steps.length === 1 && steps[0]!.type === 'transaction' && !steps[0]!.rolledBack;
}

/** What the steps before this one set for the session: a run that goes on here needs it too. */
export function settingsBefore({ steps }: MigrationScript, index: number): readonly MigrationStatement[] {
  const kept = steps.slice(0, index).filter(({ rolledBack }) => !rolledBack);
  const statements = kept.flatMap((step) => step.statements);
  return statements.filter(({ node }) => classifyStatement(node).type === 'setting');
}

/** Whether running it may leave other settings or another role behind: by SET, or from within a function. */
export function touchesSession({ steps }: MigrationScript): boolean {
  return steps.some(({ type, statements }) => type === 'alone' || statements.some(mayChangeSession));
}

function mayChangeSession({ node }: MigrationStatement): boolean {
  const { type } = classifyStatement(node);
  return type === 'setting' || type === 'procedure' || 'SelectStmt' in node;
}
