import type { DeleteStmt, InsertStmt, Node, RangeVar, SelectStmt, UpdateStmt, WithClause } from 'libpg-query';
import { quoteIdentifier } from './quoteIdentifier.ts';
import { relationName } from './relationName.ts';

/** The table whose rows a statement goes through, if it is to do that page by page. */
export interface PagedRelation {
  /** As SQL, quoted, as `to_regclass` takes it. */
  readonly name: string;
  /** Without the tables that inherit from it. */
  readonly only: boolean;
  /** The name that the statement calls it by, quoted. */
  readonly reference: string;
  readonly command: 'UPDATE' | 'DELETE' | 'SELECT';
}

/** Why a statement cannot be run page by page. */
export interface Refusal {
  readonly refusal: string;
}

/**
 * Finds the table that a statement is to be paged by: the one that it changes, or the one that an INSERT … SELECT
 * reads. `named`: what the key is qualified with. `key`: the columns of the key.
 */
export function pagedRelation(
  node: Node,
  named: string | undefined,
  key: readonly string[],
): PagedRelation | Refusal {
  if ('UpdateStmt' in node) return pagedUpdate(node.UpdateStmt, named, key);
  if ('DeleteStmt' in node) return pagedChange(node.DeleteStmt, 'DELETE', named);
  if ('InsertStmt' in node) return pagedInsert(node.InsertStmt, named);
  return { refusal: 'Only UPDATE, DELETE and INSERT … SELECT can be run in batches.' };
}

function pagedUpdate(
  statement: UpdateStmt,
  named: string | undefined,
  key: readonly string[],
): PagedRelation | Refusal {
  const set = (statement.targetList ?? []).flatMap((target) =>
    'ResTarget' in target ? [target.ResTarget.name] : [],
  );
  const moved = key.find((column) => set.includes(column));
  if (moved !== undefined)
    return { refusal: `The batches go by \`${moved}\`, which the statement itself changes.` };
  return pagedChange(statement, 'UPDATE', named);
}

function pagedChange(
  { relation, whereClause, withClause }: UpdateStmt | DeleteStmt,
  command: 'UPDATE' | 'DELETE',
  named: string | undefined,
): PagedRelation | Refusal {
  if (whereClause && 'CurrentOfExpr' in whereClause)
    return { refusal: 'WHERE CURRENT OF is about one row: there is nothing to divide.' };
  const refusal = refuseWith(withClause);
  if (refusal) return refusal;
  if (named !== undefined && named !== nameOf(relation!))
    return {
      refusal: `The batches must go by a key of \`${nameOf(relation!)}\`, which the statement changes.`,
    };
  return paged(relation!, command);
}

function pagedInsert(
  { selectStmt, withClause }: InsertStmt,
  named: string | undefined,
): PagedRelation | Refusal {
  const select = selectStmt && 'SelectStmt' in selectStmt ? selectStmt.SelectStmt : undefined;
  if (!select || select.valuesLists)
    return { refusal: 'This INSERT reads no table, so there is nothing to go through in batches.' };
  const clauses = [withClause, select.withClause];
  const refusal = clauses.map(refuseWith).find((found) => found) ?? refuseSelect(select);
  if (refusal) return refusal;
  const ctes = clauses.flatMap((clause) => cteNames(clause));
  return pagedSource(select, named, ctes);
}

interface Source {
  readonly relation: RangeVar;
  /** An outer join may put NULLs in the place of its rows, which no page would hold. */
  readonly optional: boolean;
}

function pagedSource(
  { fromClause = [] }: SelectStmt,
  named: string | undefined,
  ctes: readonly string[],
): PagedRelation | Refusal {
  const sources = fromClause.flatMap((item) => sourcesOf(item, false));
  const tables = sources.filter(
    ({ relation }) => relation.schemaname !== undefined || !ctes.includes(relation.relname!),
  );
  const found = tables.filter(({ relation }) => named === undefined || nameOf(relation) === named);
  const [first, second] = found;
  if (!first && named !== undefined) return { refusal: `The SELECT reads no table \`${named}\`.` };
  if (!first) return { refusal: 'The SELECT reads no table, so there is nothing to go through in batches.' };
  if (second)
    return {
      refusal: `The SELECT reads several tables: say whose key it is, as in \`by=${nameOf(first.relation)}.id\`.`,
    };
  if (first.optional)
    return {
      refusal: `An outer join makes rows without one of \`${nameOf(first.relation)}\`, and its key would pass them over.`,
    };
  return paged(first.relation, 'SELECT');
}

function sourcesOf(item: Node, optional: boolean): readonly Source[] {
  if ('RangeVar' in item) return [{ relation: item.RangeVar, optional }];
  if (!('JoinExpr' in item)) return [];
  const { jointype, larg, rarg } = item.JoinExpr;
  const full = jointype === 'JOIN_FULL';
  return [
    ...(larg ? sourcesOf(larg, optional || full || jointype === 'JOIN_RIGHT') : []),
    ...(rarg ? sourcesOf(rarg, optional || full || jointype === 'JOIN_LEFT') : []),
  ];
}

function refuseSelect(select: SelectStmt): Refusal | undefined {
  const because = (what: string) => ({
    refusal: `Its SELECT has ${what}, which would be worked out anew for each batch.`,
  });
  if (select.op !== 'SETOP_NONE')
    return { refusal: 'Its SELECT is a UNION, INTERSECT or EXCEPT: write an INSERT for each part.' };
  if (select.groupClause || select.havingClause) return because('GROUP BY');
  if (select.distinctClause) return because('DISTINCT');
  if (select.limitCount || select.limitOffset) return because('LIMIT or OFFSET');
  if (select.windowClause) return because('window functions');
  const call = (select.targetList ?? []).map(wholeResultCall).find((found) => found !== undefined);
  return call === undefined ? undefined : because(`\`${call}\` over all rows`);
}

/** Functions that PostgreSQL has as aggregates alone, of those that people use. */
const aggregates: ReadonlySet<string> = new Set(
  `array_agg avg bit_and bit_or bool_and bool_or count every json_agg json_object_agg jsonb_agg jsonb_object_agg max min
   string_agg sum`.split(/\s+/),
);

/** The name of a function in an expression, subqueries left out, whose result depends on all rows. */
function wholeResultCall(expression: unknown): string | undefined {
  if (typeof expression !== 'object' || expression === null) return undefined;
  if ('SubLink' in expression) return undefined;
  if ('FuncCall' in expression) {
    const call = (expression as Extract<Node, { FuncCall: unknown }>).FuncCall;
    const last = call.funcname?.at(-1);
    const name = last && 'String' in last ? (last.String.sval ?? '') : '';
    if (call.over || call.agg_within_group || call.agg_star || aggregates.has(name)) return name;
  }
  return Object.values(expression)
    .map(wholeResultCall)
    .find((found) => found !== undefined);
}

function refuseWith(clause: WithClause | undefined): Refusal | undefined {
  const writes = (clause?.ctes ?? []).some(
    (cte) =>
      'CommonTableExpr' in cte &&
      cte.CommonTableExpr.ctequery &&
      !('SelectStmt' in cte.CommonTableExpr.ctequery),
  );
  return writes
    ? {
        refusal:
          'Its WITH changes rows too, which would be done with each batch: make that a statement of its own.',
      }
    : undefined;
}

function cteNames(clause: WithClause | undefined): readonly string[] {
  return (clause?.ctes ?? []).flatMap((cte) =>
    'CommonTableExpr' in cte ? [cte.CommonTableExpr.ctename ?? ''] : [],
  );
}

function paged(relation: RangeVar, command: PagedRelation['command']): PagedRelation {
  return {
    name: relationName(relation),
    only: relation.inh !== true,
    reference: quoteIdentifier(nameOf(relation)),
    command,
  };
}

function nameOf({ alias, relname }: RangeVar): string {
  return alias?.aliasname ?? relname!;
}
