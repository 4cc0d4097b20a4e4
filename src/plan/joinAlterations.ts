import { alterTableSql } from '../kinds/shared/alterTable.ts';
import { deepEqual } from '../model/deepEqual.ts';
import type { Alteration, Hazard, Statement } from '../model/plan.ts';

/**
 * Lets statements that alter one table right after each other become one, so that the table is locked, read and
 * written anew only once.
 */
export function joinAlterations(statements: readonly Statement[]): readonly Statement[] {
  const groups: Statement[][] = [];
  for (const statement of fillsTogether(statements)) {
    const group = groups.at(-1);
    if (group?.every((earlier) => canJoin(earlier, statement))) group.push(statement);
    else groups.push([statement]);
  }
  return groups.map((group) => (group.length === 1 ? group[0]! : joined(group)));
}

/** The columns of a table that are to be filled are all added before, and required after that. */
function fillsTogether(statements: readonly Statement[]): readonly Statement[] {
  const done: Statement[] = [];
  let fills: Statement[] = [];
  let requirements: Statement[] = [];
  for (const statement of statements) {
    const table = fills[0]?.fills;
    const step = statement.alteration?.table === table ? statement.alteration?.step : undefined;
    if (step === 'add' && table !== undefined) done.push(statement);
    else if (step === 'require' && table !== undefined) requirements.push(statement);
    else {
      if (statement.fills === undefined || (table !== undefined && table !== statement.fills)) flush();
      (statement.fills === undefined ? done : fills).push(statement);
    }
  }
  flush();
  return done;

  function flush(): void {
    done.push(...fills, ...requirements);
    fills = [];
    requirements = [];
  }
}

function canJoin(earlier: Statement, later: Statement): boolean {
  const [first, second] = [earlier.alteration, later.alteration];
  if (!first || !second || first.table !== second.table) return false;
  if (!deepEqual(earlier.locks, later.locks) || earlier.transaction !== later.transaction) return false;
  if (earlier.stage !== later.stage) return false;
  if (first.retypes !== undefined && first.retypes === second.retypes) return false;
  if (recomputesBeside(first, second) || recomputesBeside(second, first)) return false;
  if (first.step === 'drop' || second.step === 'drop') return first.step === second.step;
  return !readsWhatIsAdded(first, second) && !readsWhatIsAdded(second, first);
}

function readsWhatIsAdded(reader: Alteration, other: Alteration): boolean {
  return reader.readsColumns === true && other.step === 'add';
}

function recomputesBeside({ recomputes }: Alteration, { retypes }: Alteration): boolean {
  return recomputes === true && retypes !== undefined;
}

function joined(parts: readonly Statement[]): Statement {
  const [first] = parts;
  const clauses = parts.flatMap(({ alteration }) => alteration!.clauses);
  const hazards = withoutRepetition(parts.flatMap((part) => part.hazards ?? []));
  return {
    ...first!,
    sql: alterTableSql({ table: first!.alteration!.table, clauses }),
    changes: [...new Set(parts.flatMap(({ changes }) => changes))],
    ...(hazards.length === 0 ? {} : { hazards }),
    parts,
  };
}

/** Where all rows are written anew, they are looked through by the way. */
function withoutRepetition(hazards: readonly Hazard[]): readonly Hazard[] {
  const keys = hazards.map(({ type, message }) => JSON.stringify([type, message]));
  const isRewritten = hazards.some(({ type }) => type === 'table-rewrite');
  return hazards.filter(
    ({ type }, index) => keys.indexOf(keys[index]!) === index && !(isRewritten && type === 'full-scan'),
  );
}
