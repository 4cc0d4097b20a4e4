import { objectId, type SchemaObject } from '../../model/object.ts';

export interface DomainConstraintAttributes {
  /** SQL over VALUE, without the outer parentheses. */
  readonly expression: string;
  /** False: the values that were there before have not been checked (NOT VALID). */
  readonly validated: boolean;
}
export type DomainConstraint = SchemaObject<'domain-constraint', DomainConstraintAttributes>;

/** `name: ['public', 'email', 'email_check']`, parent: the domain. */
export const domainConstraintId = (domain: readonly string[], name: string) =>
  objectId('domain-constraint', [...domain, name]);
