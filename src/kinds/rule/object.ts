import { objectId, type SchemaObject } from '../../model/object.ts';
import type { FiringState } from '../shared/firing.ts';

export interface RuleAttributes {
  /** What follows its name in CREATE RULE, as PostgreSQL prints it. */
  readonly definition: string;
  readonly enabled: FiringState;
}
/** A rule of a table or view, beside the one that is the query of a view. */
export type Rule = SchemaObject<'rule', RuleAttributes>;

/** `name: ['public', 'deals', 'quiet']`, parent: the table or view. */
export const ruleId = (relation: readonly string[], name: string) => objectId('rule', [...relation, name]);
