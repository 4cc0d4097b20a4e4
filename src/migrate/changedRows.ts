import type { MigrationScript } from './migrationScript.ts';
import type { RunEvent } from './runEvent.ts';

/** What a script does to rows by statements of its own, as it is run. */
export interface ChangedRows {
  readonly report: (event: RunEvent) => void;
  /** A sentence for each statement that has deleted or overwritten rows. */
  readonly sentences: () => readonly string[];
  /** A sentence for each statement that may do so, run or not. */
  readonly possible: () => readonly string[];
}

/** Listens to the run of a script. A procedure may do anything, and TRUNCATE does not count. */
export function changedRows({ steps }: MigrationScript): ChangedRows {
  const statements = steps.flatMap((step) => step.statements);
  const risky = new Map(
    statements.flatMap(({ node, text }) => {
      const verb = verbs.find(([type]) => type in node)?.[1];
      return verb === undefined ? [] : [[text, verb] as const];
    }),
  );
  const counts = new Map<string, number>();
  let running = '';
  return {
    report: (event) => {
      if (event.type === 'statement-started') running = event.text;
      if (event.type === 'statement-finished' && event.rows !== undefined)
        counts.set(running, (counts.get(running) ?? 0) + event.rows);
    },
    sentences: () =>
      [...risky].flatMap(([text, verb]) => {
        const rows = counts.get(text);
        if (rows === 0) return [];
        return [`It ${verb} ${rows === undefined ? 'rows' : rowsIn(rows)}: ${firstLine(text)}`];
      }),
    possible: () => [...risky].map(([text, verb]) => `It ${verb} rows: ${firstLine(text)}`),
  };
}

const verbs = [
  ['DeleteStmt', 'deletes'],
  ['TruncateStmt', 'deletes'],
  ['UpdateStmt', 'overwrites'],
  ['MergeStmt', 'changes'],
  ['DoStmt', 'may change'],
  ['CallStmt', 'may change'],
] as const;

function rowsIn(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`;
}

function firstLine(text: string): string {
  const line = text.split('\n', 1)[0]!;
  return line.length < text.length ? `${line} …` : line;
}
