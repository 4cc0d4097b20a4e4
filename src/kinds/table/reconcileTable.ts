import { withOpenAttributes } from '../shared/leftOpen.ts';
import type { Table, TableAttributes, TableDetails } from './object.ts';

/** Takes over from the database what the declaration leaves open, and what has no place there. */
export function reconcileTable(declared: Table, current: Table): Table {
  const attributes = withOpenAttributes(declared, current);
  const { hasNoToast } = (current.details ?? {}) as TableDetails;
  return { ...declared, attributes: hasNoToast ? withoutToast(attributes) : attributes };
}

/** PostgreSQL takes them and forgets them where no column can be long. */
function withoutToast({ parameters, ...others }: TableAttributes): TableAttributes {
  const own = (parameters ?? []).filter((parameter) => !parameter.startsWith('toast.'));
  return own.length === 0 ? others : { ...others, parameters: own };
}
