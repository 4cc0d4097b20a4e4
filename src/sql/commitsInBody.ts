import type { Node } from 'libpg-query';
import type { PostgresParser } from './postgresParser.ts';
import { scanTokens } from './scanTokens.ts';

/** What a command may begin after, in PL/pgSQL. */
const beforeCommand: ReadonlySet<string> = new Set([';', 'begin', 'then', 'else', 'loop']);
const afterCommit: ReadonlySet<string> = new Set([';', 'and', 'work', 'transaction']);

/**
 * Whether the body of a DO, or of a procedure that is created here, has a COMMIT or ROLLBACK of its own, which no
 * transaction around it can hold. The body is read as PostgreSQL's tokens.
 */
export function commitsInBody(parser: PostgresParser, node: Node): boolean {
  return bodiesOf(node).some((body) => endsTransaction(parser, body));
}

function bodiesOf(node: Node): readonly string[] {
  const options =
    'DoStmt' in node
      ? node.DoStmt.args
      : 'CreateFunctionStmt' in node && node.CreateFunctionStmt.is_procedure
        ? node.CreateFunctionStmt.options
        : [];
  return (options ?? []).flatMap((option) => {
    if (!('DefElem' in option) || option.DefElem.defname !== 'as' || !option.DefElem.arg) return [];
    const { arg } = option.DefElem;
    const items = 'List' in arg ? (arg.List.items ?? []) : [arg];
    return items.flatMap((item) => ('String' in item ? [item.String.sval ?? ''] : []));
  });
}

function endsTransaction(parser: PostgresParser, body: string): boolean {
  if (!/commit|rollback/i.test(body)) return false;
  // A body in a language with other tokens may be none that PostgreSQL's scanner knows.
  const tokens = (scanTokens(parser, body) ?? []).map(({ text }) => text.toLowerCase());
  return tokens.some(
    (token, index) =>
      (token === 'commit' || token === 'rollback') &&
      beforeCommand.has(tokens[index - 1] ?? '') &&
      afterCommit.has(tokens[index + 1] ?? ''),
  );
}
