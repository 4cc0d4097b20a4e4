/** Finds a null byte or half of a surrogate pair: PostgreSQL can store neither in a text. */
export const unstorable = /\0|[\ud800-\udfff]/u;
