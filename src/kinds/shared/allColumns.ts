import type { ResolvedBlock, ResolvedField } from '../resolved.ts';

/** The fields of a block and those that it inherits, relations included. */
export function columnsAndRelations(block: ResolvedBlock): readonly ResolvedField[] {
  return [...block.inherited, ...block.fields];
}

/** The fields of all columns that the table of a block has, its own and inherited ones. */
export function allColumns(block: ResolvedBlock): readonly ResolvedField[] {
  return columnsAndRelations(block).filter((field) => field.type.type !== 'relation');
}
