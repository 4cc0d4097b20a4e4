import type { PostgresParser } from './postgresParser.ts';

/**
 * Whether two SQL expressions are the same to PostgreSQL's parser: white space, comments, the case of keywords,
 * superfluous parentheses and other spellings of one type do not count. The cast that PostgreSQL writes behind a
 * string constant (`'x'` is stored as `'x'::text`) does not count where the other side gives the constant bare.
 * False where either does not parse: then only PostgreSQL itself can tell.
 */
export function sameExpression(left: string, right: string, parser: PostgresParser): boolean {
  if (left === right) return true;
  const first = expressionTree(left, parser);
  const second = expressionTree(right, parser);
  if (first === undefined || second === undefined) return false;
  const bare = (tree: unknown) => JSON.stringify(withoutConstantCast(tree));
  const exact = (tree: unknown) => JSON.stringify(tree);
  return exact(first) === exact(second) || exact(first) === bare(second) || bare(first) === exact(second);
}

function expressionTree(text: string, parser: PostgresParser): unknown {
  try {
    return withoutLocations(parser.parse(`SELECT (${text}\n)`));
  } catch {
    // No verdict: the text is for PostgreSQL to judge.
    return undefined;
  }
}

function withoutLocations(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutLocations);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => key !== 'location' && key !== 'stmt_len' && key !== 'stmt_location')
      .map(([key, value]) => [key, withoutLocations(value)]),
  );
}

/** Takes the cast off a string constant that is the whole expression. */
function withoutConstantCast(tree: unknown): unknown {
  if (Array.isArray(tree)) return tree.map(withoutConstantCast);
  if (typeof tree !== 'object' || tree === null) return tree;
  const record = tree as Readonly<Record<string, unknown>>;
  const cast = record.TypeCast as { arg?: { A_Const?: { sval?: unknown } } } | undefined;
  if (cast?.arg?.A_Const?.sval !== undefined) return cast.arg;
  if (cast || record.FuncCall || record.A_Expr || record.BoolExpr) return tree;
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, withoutConstantCast(value)]));
}
