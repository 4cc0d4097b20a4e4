import type { Node } from 'libpg-query';

/** The name of the routine that a statement creates, without its schema; undefined of any other statement. */
export function createdRoutine(node: Node): string | undefined {
  return 'CreateFunctionStmt' in node ? lastName(node.CreateFunctionStmt.funcname) : undefined;
}

/** The name of the procedure that a CALL calls, without its schema; undefined of any other statement. */
export function calledProcedure(node: Node): string | undefined {
  return 'CallStmt' in node ? lastName(node.CallStmt.funccall?.funcname) : undefined;
}

function lastName(parts: readonly Node[] = []): string {
  const last = parts.at(-1);
  return last && 'String' in last ? (last.String.sval ?? '') : '';
}
