import type { Change } from '../model/change.ts';
import { subjectOf } from '../model/change.ts';
import type { SchemaObject } from '../model/object.ts';
import type { Guard, Plan, Statement } from '../model/plan.ts';
import { typeChangeWords } from './typeChangeWords.ts';

export interface PrintFormat {
  /** Objects of this schema are written without their schema. */
  readonly defaultSchema: string;
  /** Names an object for people: `table deals`. */
  readonly describe: (object: SchemaObject) => string;
  /** The id of the object that a lock is on, in words. */
  readonly describeLocked: (id: string) => string;
}

/**
 * The statements of a plan as SQL text, each under a comment that says what it does, what it locks and risks; and
 * behind its renames, which come first, what must not hold of the rows.
 */
export function statementsSql(plan: Plan, format: PrintFormat, guards: readonly Guard[] = []): string {
  const texts = plan.statements.map((statement) => `${statementSql(statement, format)}\n`);
  const renames = plan.statements.findLastIndex(({ changes }) => changes[0]!.type === 'rename') + 1;
  const first = guardsSql(guards.filter(isFirst), format);
  const expected = guardsSql(
    guards.filter((guard) => !isFirst(guard)),
    format,
  );
  return [...first, ...texts.slice(0, renames), ...expected, ...texts.slice(renames)].join('\n');
}

function isFirst({ beforeRenames }: Guard): boolean {
  return beforeRenames === true;
}

/** Expectations, each on one line under what it is about. A text with line breaks in its constants has no such line. */
function guardsSql(guards: readonly Guard[], { defaultSchema }: PrintFormat): readonly string[] {
  const lines = guards.flatMap(({ when, message }) => {
    const text = when.text({ defaultSchema });
    if (/[\r\n]/.test(text)) return [];
    return [commentLines([message]), `-- schemac:expect ${negated(text)}`];
  });
  if (lines.length === 0) return [];
  const heading = '-- Stops here where rows stand in the way. Without its line, what it warns of goes ahead.';
  return [`${[heading, ...lines].join('\n')}\n`];
}

/** Of this form, a run tells how many rows there are. */
function negated(question: string): string {
  return question.startsWith('SELECT EXISTS (')
    ? question.replace('SELECT EXISTS (', () => 'SELECT NOT EXISTS (')
    : `SELECT NOT (${question})`;
}

function statementSql(statement: Statement, format: PrintFormat): string {
  const heading = [commentLines(statementComments(statement, format)), ...(statement.directives ?? [])].join(
    '\n',
  );
  return `${heading}\n${statement.sql.text({ defaultSchema: format.defaultSchema })};`;
}

/** What the comment above a statement says: its summaries, its locks and its hazards, a line each. */
function statementComments(statement: Statement, format: PrintFormat): readonly string[] {
  const locks = (statement.locks ?? []).map((lock) => `${lock.mode} on ${format.describeLocked(lock.on)}`);
  return [
    ...statementSummaries(statement, format),
    ...(locks.length > 0 ? [`locks: ${[...new Set(locks)].join(', ')}`] : []),
    ...(statement.hazards ?? []).map((hazard) => `${hazard.type}: ${hazard.message}`),
  ];
}

/** What a statement does, a sentence for each of the statements that have become one. */
export function statementSummaries(statement: Statement, format: PrintFormat): readonly string[] {
  const parts = statement.parts ?? [statement];
  return [
    ...new Set(
      parts.map(
        ({ summary, changes, typeChange }) =>
          summary ?? `${summaryOf(changes[0]!, format)}${typeChangeWords(typeChange)}`,
      ),
    ),
  ];
}

const verbs = { create: 'Create', drop: 'Drop', alter: 'Change', rename: 'Rename' } as const;

function summaryOf(change: Change, format: PrintFormat): string {
  const sentence = `${verbs[change.type]} ${format.describe(change.type === 'rename' ? change.before : subjectOf(change))}`;
  if (change.type === 'rename') return `${sentence} to ${change.after.name.at(-1)}`;
  return change.type === 'alter' ? `${sentence}: ${change.extent ?? change.attributes.join(', ')}` : sentence;
}

/** Each text as `--` comments. A name with a line break in it must not end the comment. */
export function commentLines(texts: readonly string[]): string {
  return texts.map((text) => `-- ${text.replaceAll(/[\r\n\u2028\u2029]+/g, ' ')}`).join('\n');
}
