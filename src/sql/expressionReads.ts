import type { PostgresParser } from './postgresParser.ts';

/** What an expression of SQL names. */
export interface ExpressionReads {
  /** The own names of columns, of whatever table. */
  readonly columns: ReadonlySet<string>;
  /** The own names of the tables that its queries read. */
  readonly tables: ReadonlySet<string>;
}

/** What an expression that the parser takes names as columns and tables. */
export function expressionReads(expression: string, parser: PostgresParser): ExpressionReads {
  const columns = new Set<string>();
  const tables = new Set<string>();
  visit(parser.parse(`SELECT (${expression}\n)`), { columns, tables });
  return { columns, tables };
}

function visit(tree: unknown, found: { readonly columns: Set<string>; readonly tables: Set<string> }): void {
  if (Array.isArray(tree)) for (const item of tree) visit(item, found);
  if (typeof tree !== 'object' || tree === null || Array.isArray(tree)) return;
  const { ColumnRef: column, RangeVar: table } = tree as NamingNode;
  const last = column?.fields.at(-1)?.String?.sval;
  if (last !== undefined) found.columns.add(last);
  if (table) found.tables.add(table.relname);
  for (const item of Object.values(tree)) visit(item, found);
}

/** What of the tree is looked at. */
interface NamingNode {
  readonly ColumnRef?: { readonly fields: readonly { readonly String?: { readonly sval: string } }[] };
  readonly RangeVar?: { readonly relname: string };
}
