/** From this release on, as in server_version_num, NOT NULL is a constraint with a name and properties. */
export const notNullVersion = 180_000;
