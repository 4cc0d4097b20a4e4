/** What PostgreSQL does with the values of a column that gets another type. */
export type Cast =
  /** They stay as they are: only the catalog changes. */
  | 'keeps'
  /** It converts them by itself, and writes all rows anew. */
  | 'assigns'
  /** It converts them where a cast is written. */
  | 'explicit'
  /** It knows no way from one type to the other. */
  | 'none'
  /** No column can have the new type. */
  | 'impossible';

/** What a server has answered, by `castKey`; a pair that is not in it has not been asked or has a type that is not there yet. */
export type Casts = ReadonlyMap<string, Cast>;

/** The types as they stand in SQL, with their modifiers: `character varying(30)`. */
export function castKey(from: string, to: string): string {
  return JSON.stringify([from, to]);
}
