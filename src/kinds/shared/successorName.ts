import { maximumNameBytes } from '../../sql/quoteIdentifier.ts';
import { truncateName } from './constraintName.ts';
import { freeName } from './settleNames.ts';

/** What stands beside an object until it takes its place: `price_new`, or `price_new2` where that is taken. */
export function successorName(name: string, isTaken: (name: string) => boolean): string {
  const suffix = '_new';
  const digits = 3;
  return freeName(`${truncateName(name, maximumNameBytes - suffix.length - digits)}${suffix}`, isTaken);
}
