import { objectId, type SchemaObject } from '../../model/object.ts';
import type { Deferrability } from '../shared/deferrable.ts';
import type { IndexDefinition } from '../shared/indexDefinition.ts';

/** An exclusion constraint, with the index behind it. */
export interface ExclusionAttributes extends IndexDefinition {
  /** One for each element: `&&`, or `OPERATOR(geo.=)` outside of pg_catalog and extensions. */
  readonly operators: readonly string[];
  readonly deferrable: Deferrability;
}
export type Exclusion = SchemaObject<'exclusion', ExclusionAttributes>;

/** `name: ['public', 'stays_room_during_excl']` (names of indexes are unique in a schema), parent: the table. */
export const exclusionId = (schema: string, name: string) => objectId('exclusion', [schema, name]);
