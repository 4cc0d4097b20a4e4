/** From this release on, as in server_version_num, NOT NULL is a constraint with a name and properties. */
export const notNullVersion = 180_000;

/** What PostgreSQL calls a NOT NULL by itself: `deals_city_not_null`, after names that things once had, with a number. */
export function isGeneratedNotNull(name: string): boolean {
  return /_not_null\d*$/.test(name);
}
