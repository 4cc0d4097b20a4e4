import type { Column, ColumnDefault, ColumnDetails } from './object.ts';

/** Takes over from the database what the declaration leaves open. */
export function reconcileColumn(declared: Column, current: Column): Column {
  const open = (declared.details ?? {}) as ColumnDetails;
  const known = (current.details ?? {}) as ColumnDetails;
  const takesDefault = open.anyDefault || (open.anyCounter && isCounter(current.attributes.default));
  return {
    ...declared,
    attributes: {
      ...declared.attributes,
      ...(open.anyNullability ? { nullable: current.attributes.nullable } : {}),
      ...(takesDefault ? { default: current.attributes.default } : {}),
    },
    ...(known.sequence ? { details: { ...open, sequence: known.sequence } } : {}),
  };
}

/** Whether it gives each new row the next number: as `serial`, as an identity, or from any sequence. */
function isCounter(value: ColumnDefault | null): boolean {
  switch (value?.type) {
    case 'serial':
    case 'identity':
      return true;
    case 'expression':
      return /^nextval\('.*'::regclass\)$/s.test(value.sql);
    default:
      return false;
  }
}
