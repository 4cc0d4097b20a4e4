import type { ComparedSchemas } from '../kind.ts';
import { reconcileIndex } from '../shared/reconcileIndex.ts';
import type { Unique, UniqueDetails } from './object.ts';

/**
 * Takes over from the database whether a constraint stands on the index, where the declaration leaves it open. A
 * schema that has a word for it says by leaving it out that the constraint is not deferrable.
 */
export function reconcileUnique(declared: Unique, current: Unique, schemas: ComparedSchemas): Unique {
  const reconciled = reconcileIndex(declared, current, schemas);
  if (declared.attributes.constraint !== null) return reconciled;
  const { anyDeferrable } = (declared.details ?? {}) as UniqueDetails;
  const { constraint } = current.attributes;
  const isConstraint = constraint !== null && constraint !== 'none';
  return {
    ...reconciled,
    attributes: {
      ...reconciled.attributes,
      constraint: isConstraint && !anyDeferrable ? 'immediate' : constraint,
    },
  };
}
