/** Other spellings of PostgreSQL's types, and the one that format_type prints. */
const spellings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    int: 'integer',
    int2: 'smallint',
    int4: 'integer',
    int8: 'bigint',
    bool: 'boolean',
    float4: 'real',
    float8: 'double precision',
    float: 'double precision',
    decimal: 'numeric',
    dec: 'numeric',
    varchar: 'character varying',
    char: 'character',
    'char varying': 'character varying',
    varbit: 'bit varying',
    timestamptz: 'timestamp with time zone',
    timestamp: 'timestamp without time zone',
    timetz: 'time with time zone',
    time: 'time without time zone',
  }),
);

/** Types that have one element when no length is given. */
const lengthOne = new Set(['character', 'bit']);

/** The name, its modifiers, what follows them (` with time zone`), and `[]`. */
const shape = /^([^([]+?)\s*(?:\(([^)]*)\))?\s*((?:with|without) time zone)?\s*((?:\[\d*\]\s*)*)$/i;

/**
 * The name of a type as PostgreSQL's format_type prints it, as far as its text tells: aliases, letter case, white
 * space, time zones. What is no plain type name stays as it was written.
 */
export function normalizeTypeName(written: string): { readonly text: string; readonly array: boolean } {
  const match = shape.exec(written.trim());
  if (!match) return { text: written.trim(), array: false };
  const [, base = '', modifiers, zone, brackets = ''] = match;
  const name = base.includes('"') ? base : base.toLowerCase().replace(/\s+/g, ' ');
  const zoned = zone?.toLowerCase() === 'with time zone' ? `${name}tz` : name;
  return { text: withModifiers(spellings.get(zoned) ?? zoned, modifiers), array: brackets !== '' };
}

function withModifiers(name: string, modifiers: string | undefined): string {
  if (modifiers === undefined) return lengthOne.has(name) ? `${name}(1)` : name;
  const list = modifiers.split(',').map((modifier) => modifier.trim());
  if (name === 'numeric' && list.length === 1) list.push('0');
  const [first, ...rest] = name.split(' ');
  const timed = first === 'timestamp' || first === 'time';
  return timed ? `${first}(${list.join(',')}) ${rest.join(' ')}` : `${name}(${list.join(',')})`;
}
