import { withOpenAttributes } from '../shared/leftOpen.ts';
import type { Table, TableAttributes, TableDetails } from './object.ts';

/**
 * Takes over from the database what the declaration leaves open, and what has no place there. The schema does not say
 * whether policies apply: that stays as the database has it.
 */
export function reconcileTable(declared: Table, current: Table): Table {
  const attributes = { ...withOpenAttributes(declared, current), ...rowSecurityOf(current) };
  const { hasNoToast } = (current.details ?? {}) as TableDetails;
  return { ...declared, attributes: hasNoToast ? withoutToast(attributes) : attributes };
}

function rowSecurityOf({ attributes: { rowSecurity, forceRowSecurity } }: Table): TableAttributes {
  return { ...(rowSecurity && { rowSecurity }), ...(forceRowSecurity && { forceRowSecurity }) };
}

/** PostgreSQL takes them and forgets them where no column can be long. */
function withoutToast({ parameters, ...others }: TableAttributes): TableAttributes {
  const own = (parameters ?? []).filter((parameter) => !parameter.startsWith('toast.'));
  return own.length === 0 ? others : { ...others, parameters: own };
}
