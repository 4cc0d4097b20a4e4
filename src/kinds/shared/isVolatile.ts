/** Functions that return the same for all rows of a statement. */
const stable = new Set([
  ...['now', 'transaction_timestamp', 'statement_timestamp', 'current_setting', 'timezone', 'date_trunc'],
  ...[
    'lower',
    'upper',
    'md5',
    'concat',
    'coalesce',
    'nullif',
    'to_char',
    'to_date',
    'to_timestamp',
    'make_interval',
  ],
  ...[
    'json_build_object',
    'jsonb_build_object',
    'json_build_array',
    'jsonb_build_array',
    'to_json',
    'to_jsonb',
  ],
]);

/** Texts, quoted names, and casts with their modifiers: `::character varying(30)`. */
const inert = /'(?:[^']|'')*'|::\s*[a-z_][\w ]*(?:\(\s*\d+\s*(?:,\s*\d+\s*)?\))?/gi;
const calls = /([a-z_][\w]*)"?\s*\(/gi;

/**
 * Whether a default has to be worked out for each row, so that PostgreSQL writes the table anew when a column with
 * it is added. A function that is not known counts as volatile, as PostgreSQL itself takes those of users to be.
 */
export function isVolatile(expression: string): boolean {
  const names = [...expression.replaceAll(inert, '').matchAll(calls)].map((match) => match[1]!.toLowerCase());
  return names.some((name) => !stable.has(name));
}
