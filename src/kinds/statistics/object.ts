import { type ObjectId, objectId, type SchemaObject } from '../../model/object.ts';

/** What ANALYZE can learn of columns together. */
export type StatisticsKind = 'dependencies' | 'mcv' | 'ndistinct';

/** In the order in which they are written. */
export const statisticsKinds: readonly StatisticsKind[] = ['ndistinct', 'dependencies', 'mcv'];

export interface StatisticsAttributes {
  readonly table: ObjectId;
  /** Sorted: their order means nothing. */
  readonly columns: readonly ObjectId[];
  /** SQL, as the user wrote it or as PostgreSQL prints it. */
  readonly elements: readonly { readonly expression: string }[];
  /** In the order of `statisticsKinds`; of a single expression none. */
  readonly kinds: readonly StatisticsKind[];
  /** The statistics target, 0 to 10000; absent: the highest of the columns. */
  readonly target?: number;
}
export type Statistics = SchemaObject<'statistics', StatisticsAttributes>;

/** `name: ['public', 'deals_city_zip_stat']`, parent: the table, whose schema it need not share. */
export const statisticsId = (schema: string, name: string) => objectId('statistics', [schema, name]);
