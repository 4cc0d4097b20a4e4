import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { hasErrors } from '../diagnostic/diagnostic.ts';
import type { Source } from '../source/source.ts';
import { classifyStatement } from '../sql/classifyStatement.ts';
import type { PostgresParser } from '../sql/postgresParser.ts';
import type { ScriptStatement } from '../sql/splitStatements.ts';
import { readsFromClient, splitStatements } from '../sql/splitStatements.ts';
import { type Directive, readDirective } from './migrationHeader.ts';
import { planSteps } from './planSteps.ts';
import { copyData, scriptErrorDiagnostic, unknownDirective } from './scriptDiagnostics.ts';
import type { Step } from './step.ts';

/** A migration file as it will be run. */
export interface MigrationScript {
  readonly source: Source;
  /** Empty where there are errors. */
  readonly steps: readonly Step[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Directives that stand over a script; what is said of the chain is read with the directory. */
const knownDirectives: ReadonlySet<string> = new Set(['parent', 'schema', 'replaces', 'no-transaction']);

/** Splits a migration file into statements, and these into steps. Nothing is asked of a database. */
export function readScript(parser: PostgresParser, source: Source): MigrationScript {
  const { statements, error } = splitStatements(parser, source.text);
  if (error) return { source, steps: [], diagnostics: [scriptErrorDiagnostic(source, error)] };
  const directives = directivesOf(statements);
  const oneByOne = directives.some(({ name }) => name === 'no-transaction');
  const plan = planSteps(source, statements, { oneByOne, parser });
  const diagnostics = [
    ...directives
      .filter(({ name }) => !knownDirectives.has(name))
      .map(({ name }) => unknownDirective(source, name)),
    ...statements.filter(({ node }) => readsFromClient(node)).map((statement) => copyData(source, statement)),
    ...plan.diagnostics,
  ];
  return { source, steps: hasErrors(diagnostics) ? [] : plan.steps, diagnostics };
}

function directivesOf(statements: readonly ScriptStatement[]): readonly Directive[] {
  return statements.flatMap(({ comments }) =>
    comments.flatMap((comment) => {
      const directive = readDirective(comment);
      return directive ? [directive] : [];
    }),
  );
}

/** Whether one transaction holds the whole migration. */
export function isOneTransaction({ steps }: MigrationScript): boolean {
  return steps.length === 1 && steps[0]!.type === 'transaction' && !steps[0]!.rolledBack;
}

/** What the steps before this one set for the session: a run that goes on here needs it too. */
export function settingsBefore({ steps }: MigrationScript, index: number): readonly ScriptStatement[] {
  const kept = steps.slice(0, index).filter(({ rolledBack }) => !rolledBack);
  const statements = kept.flatMap((step) => step.statements);
  return statements.filter(({ node }) => classifyStatement(node).type === 'setting');
}

/** Whether running it may leave other settings or another role behind: by SET, or from within a function. */
export function touchesSession({ steps }: MigrationScript): boolean {
  return steps.some(({ type, statements }) => type === 'alone' || statements.some(mayChangeSession));
}

function mayChangeSession({ node }: ScriptStatement): boolean {
  const { type } = classifyStatement(node);
  return type === 'setting' || type === 'procedure' || 'SelectStmt' in node;
}
