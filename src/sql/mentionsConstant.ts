import type { Node } from 'libpg-query';

/**
 * Whether a statement holds the value as a string constant, or has a body (DO, a function) whose text does.
 * A body is not parsed: a value that only looks like a constant in it counts too.
 */
export function mentionsConstant(node: Node, value: string): boolean {
  return search(node, value, `'${value.replaceAll("'", "''")}'`);
}

function search(tree: unknown, value: string, quoted: string): boolean {
  if (typeof tree === 'string') return tree.includes(quoted);
  if (Array.isArray(tree)) return tree.some((item) => search(item, value, quoted));
  if (typeof tree !== 'object' || tree === null) return false;
  if ('A_Const' in tree) {
    const { sval } = (tree as Extract<Node, { A_Const: unknown }>).A_Const;
    return sval !== undefined && (sval.sval === value || (sval.sval ?? '').includes(quoted));
  }
  return Object.values(tree).some((item) => search(item, value, quoted));
}
