import type { FieldType, ScalarName } from '../../kinds/resolved.ts';

/** Whether two columns have one type: what Prisma Client wants of the columns of a relation. */
export function sameType(left: FieldType, right: FieldType): boolean {
  if (left.type === 'scalar') return right.type === 'scalar' && left.scalar === right.scalar;
  if (left.type === 'declared') return right.type === 'declared' && left.block === right.block;
  return left.type === 'unsupported' && right.type === 'unsupported' && left.sql === right.sql;
}

/** Each kind of number that PostgreSQL turns into the later ones by itself. */
const widths: Partial<Record<ScalarName, number>> = { Int: 0, BigInt: 0, Decimal: 1, Float: 2 };

/** Whether PostgreSQL can compare a column of a foreign key with the key that it refers to. */
export function canRefer(column: FieldType, key: FieldType): boolean {
  if (column.type === 'unsupported' || key.type === 'unsupported') return true;
  if (column.type !== 'scalar' || key.type !== 'scalar') return sameType(column, key);
  const [from, to] = [widths[column.scalar], widths[key.scalar]];
  return from === undefined || to === undefined ? column.scalar === key.scalar : from <= to;
}
