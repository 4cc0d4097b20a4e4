import type { Change } from '../model/change.ts';
import { subjectOf } from '../model/change.ts';
import type { SchemaObject } from '../model/object.ts';
import type { Plan } from '../model/plan.ts';

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
  return statements.flatMap(({ changes }) => {
    const change = changes[0]!;
    if (seen.has(change)) return [];
    seen.add(change);
    return [{ sign: signs[change.type], text: lineOf(change, describe) }];
  });
}

function lineOf(change: Change, describe: (object: SchemaObject) => string): string {
  if (change.type === 'rename') return `${describe(change.before)} to ${change.after.name.at(-1)}`;
  const text = describe(subjectOf(change));
  return change.type === 'alter' ? `${text}: ${change.extent ?? change.attributes.join(', ')}` : text;
}
