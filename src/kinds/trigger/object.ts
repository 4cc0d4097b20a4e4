import { objectId, type SchemaObject } from '../../model/object.ts';
import type { FiringState } from '../shared/firing.ts';

export interface TriggerAttributes {
  /** What follows its name in CREATE TRIGGER, as PostgreSQL prints it. */
  readonly definition: string;
  /** A constraint trigger, which can be deferred. */
  readonly constraint: boolean;
  readonly enabled: FiringState;
}
export type Trigger = SchemaObject<'trigger', TriggerAttributes>;

/** `name: ['public', 'deals', 'touch']`, parent: the table or view. */
export const triggerId = (relation: readonly string[], name: string) =>
  objectId('trigger', [...relation, name]);
