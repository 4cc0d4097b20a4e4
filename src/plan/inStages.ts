import type { Statement } from '../model/plan.ts';

/**
 * Brings what is verified of all rows to the front, so that nothing is given up before they are known to be right; but
 * behind renames, and behind what changes rows. See `Action.stage`.
 */
export function inStages(statements: readonly Statement[]): readonly Statement[] {
  const isLast = ({ stage }: Statement) => stage === 'confirm';
  const staged = segments(statements.filter((one) => !isLast(one))).flatMap((segment) => {
    const at = (stage: Statement['stage']) => segment.filter((statement) => statement.stage === stage);
    const [rows, others] = [segment.filter(changesRows), at(undefined).filter((one) => !changesRows(one))];
    return [...rows, ...at('prepare'), ...at('verify'), ...others, ...at('finish')];
  });
  return [...staged, ...statements.filter(isLast)];
}

/** What reads all rows is a step of its own: its lock, though weak, is not kept until others are done. */
export function inSteps(statements: readonly Statement[]): readonly Statement[] {
  return statements.map((statement, index) => {
    const before = statements[index - 1];
    const begins = before && (readsRows(statement) || readsRows(before));
    return begins ? { ...statement, directives: [...(statement.directives ?? []), beginsStep] } : statement;
  });
}

function readsRows({ stage }: Statement): boolean {
  return stage === 'verify' || stage === 'confirm';
}

const beginsStep = '-- schemac:step';

/** Each begins with what the rest of it must not overtake. */
function segments(statements: readonly Statement[]): readonly (readonly Statement[])[] {
  const parts: Statement[][] = [[]];
  for (const statement of statements) {
    if (changesRows(statement)) parts.push([]);
    parts.at(-1)!.push(statement);
  }
  return parts;
}

/** A rename too: what follows names what it names. */
function changesRows({ changes, fills, typeChange, locks = [] }: Statement): boolean {
  return (
    changes[0]!.type === 'rename' ||
    fills !== undefined ||
    typeChange !== undefined ||
    locks.some(({ mode }) => mode === 'ROW EXCLUSIVE')
  );
}
