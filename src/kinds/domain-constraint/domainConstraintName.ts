import { maximumNameBytes } from '../../sql/quoteIdentifier.ts';
import { truncateName } from '../shared/constraintName.ts';

/** The name that PostgreSQL gives to a check without one: `email_check`. `number` from 1: `email_check1`. */
export function domainConstraintName(domain: string, number = 0): string {
  const label = number === 0 ? '_check' : `_check${number}`;
  return truncateName(domain, maximumNameBytes - label.length) + label;
}
