import type { ObjectId } from '../../model/object.ts';
import type { IndexElement } from './indexElement.ts';

/** What every index has, unique or not. */
export interface IndexDefinition {
  readonly table: ObjectId;
  /** `btree`, `hash`, `gin`, `gist`, `spgist`, `brin`, or one that an extension brings. */
  readonly method: string;
  readonly elements: readonly IndexElement[];
  readonly include: readonly ObjectId[];
  /** SQL of the WHERE clause, without outer parentheses; null where there is none. */
  readonly predicate: string | null;
  /** Storage parameters, `fillfactor=70`, sorted. */
  readonly parameters: readonly string[];
  /** Absent: that of the database. */
  readonly tablespace?: string;
}
