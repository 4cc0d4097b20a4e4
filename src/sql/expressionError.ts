import type { PostgresParser } from './postgresParser.ts';
import { syntaxErrorDetails } from './syntaxErrorDetails.ts';
import { utf16OffsetOfCharacter } from './utf16Offsets.ts';

/** Why a text is no SQL expression, and where in it: UTF-16 offsets, `end` exclusive. */
export interface ExpressionError {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

const opening = 'SELECT (';

/** What keeps a text from being one SQL expression to PostgreSQL's parser; undefined where it is one. */
export function expressionError(text: string, parser: PostgresParser): ExpressionError | undefined {
  const statement = `${opening}${text}\n)`;
  try {
    const { stmts = [] } = parser.parse(statement);
    if (stmts.length === 1 && isOneValue(stmts[0]?.stmt)) return undefined;
    return { message: 'it is not one expression', start: 0, end: text.length };
  } catch (error) {
    const details = syntaxErrorDetails(error);
    if (!details) throw error;
    const start = utf16OffsetOfCharacter(statement, details.cursorPosition) - opening.length;
    return errorAt(text, start, details.message);
  }
}

/** Whether a SELECT returns one expression, which its parentheses only surround, and has no other clause. */
function isOneValue(statement: object | undefined): boolean {
  const { SelectStmt: select = {} } = (statement ?? {}) as { readonly SelectStmt?: SelectStatement };
  const { targetList = [], limitOption: _, op: __, ...clauses } = select;
  const [target, ...others] = targetList;
  if (target === undefined || others.length > 0 || Object.keys(clauses).length > 0) return false;
  // Several expressions in parentheses are a row, which begins with the parenthesis itself.
  return target.ResTarget.val?.RowExpr?.location !== opening.length - 1;
}

/** What of the tree of a SELECT is looked at. */
interface SelectStatement {
  readonly limitOption?: unknown;
  readonly op?: unknown;
  readonly targetList?: readonly {
    readonly ResTarget: { readonly val?: { readonly RowExpr?: { readonly location?: number } } };
  }[];
}

/** The message speaks of the text around the expression where that ends too early. */
function errorAt(text: string, start: number, message: string): ExpressionError {
  if (start >= text.length) {
    const end = Math.max(text.trimEnd().length, 1);
    return { message: 'it ends too early', start: end - 1, end };
  }
  const [token = ''] = /^(?:\w+|.)/su.exec(text.slice(start)) ?? [];
  return {
    message: message.replace(/ at or near ".*"$/s, ` at \`${token}\``),
    start,
    end: start + token.length,
  };
}
