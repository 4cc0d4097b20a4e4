import type { Change } from '../model/change.ts';
import { subjectOf } from '../model/change.ts';
import type { SchemaObject } from '../model/object.ts';
import type { Plan } from '../model/plan.ts';
import { typeChangeWords } from './typeChangeWords.ts';

const signs = { create: '+', drop: '-', alter: '~', rename: '>' } as const;

/** One line for a change: `+ table deals`, `~ column deals.city: type`. */
export interface ChangeLine {
  readonly sign: '+' | '-' | '~' | '>';
  readonly text: string;
}

/** The changes of a plan for people, in the order of its statements; what rides on its parent is left out. */
export function changeLines(plan: Plan, describe: (object: SchemaObject) => string): readonly ChangeLine[] {
  const seen = new Set<Change>();
  const statements = plan.statements.flatMap((statement) => statement.parts ?? [statement]);
  const retyped = new Map(
    statements.map(({ changes, typeChange }) => [typeChange && changes[0]!, typeChange]),
  );
  return statements.flatMap(({ changes }) => {
    const change = changes[0]!;
    if (seen.has(change)) return [];
    seen.add(change);
    const text = `${lineOf(change, describe)}${typeChangeWords(retyped.get(change))}`;
    return [{ sign: signs[change.type], text }];
  });
}

function lineOf(change: Change, describe: (object: SchemaObject) => string): string {
  if (change.type === 'rename') return `${describe(change.before)} to ${change.after.name.at(-1)}`;
  const text = describe(subjectOf(change));
  return change.type === 'alter' ? `${text}: ${change.extent ?? change.attributes.join(', ')}` : text;
}
