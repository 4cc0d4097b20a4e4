import { type Sql, sql, verbatim } from '../../sql/sql.ts';

/** The options of a sequence; numbers as decimal text, since they exceed JavaScript's. */
export interface SequenceOptions {
  readonly start: string;
  readonly increment: string;
  readonly minimum: string;
  readonly maximum: string;
  readonly cache: string;
  readonly cycle: boolean;
}

const bits: Readonly<Record<string, number>> = { smallint: 16, integer: 32, bigint: 64 };

/** How many bits the numbers of a type have that sequences count in. */
export function sequenceTypeBits(type: string): number {
  return bits[type] ?? 64;
}

/** What PostgreSQL takes where nothing is said, for a sequence of this type with these other options. */
export function defaultSequenceOptions(type: string, options: Partial<SequenceOptions>): SequenceOptions {
  const limit = 2n ** BigInt(sequenceTypeBits(type) - 1);
  const descending = options.increment?.startsWith('-') ?? false;
  const minimum = options.minimum ?? String(descending ? -limit : 1n);
  const maximum = options.maximum ?? String(descending ? -1n : limit - 1n);
  return {
    increment: '1',
    minimum: minimum,
    maximum: maximum,
    start: descending ? maximum : minimum,
    cache: '1',
    cycle: false,
  };
}

/** Only those options that are not PostgreSQL's defaults. */
export function specialSequenceOptions(type: string, options: SequenceOptions): Partial<SequenceOptions> {
  const { minimum, maximum } = defaultSequenceOptions(type, { increment: options.increment });
  const defaults = { ...defaultSequenceOptions(type, options), minimum, maximum };
  const special = (Object.keys(defaults) as (keyof SequenceOptions)[])
    .filter((name) => options[name] !== defaults[name])
    .map((name) => [name, options[name]]);
  return Object.fromEntries(special) as Partial<SequenceOptions>;
}

/** What is left of given options without those that PostgreSQL takes anyway. */
export function withoutSequenceDefaults(
  type: string,
  options: Partial<SequenceOptions>,
): Partial<SequenceOptions> {
  return specialSequenceOptions(type, { ...defaultSequenceOptions(type, options), ...options });
}

/** Options as they stand in CREATE SEQUENCE and ALTER SEQUENCE: `INCREMENT BY 10`. */
export function sequenceOptionsSql(options: Partial<SequenceOptions>): readonly Sql[] {
  const { increment, minimum, maximum, start, cache, cycle } = options;
  return [
    ...(increment === undefined ? [] : [sql`INCREMENT BY ${integer(increment)}`]),
    ...(minimum === undefined ? [] : [sql`MINVALUE ${integer(minimum)}`]),
    ...(maximum === undefined ? [] : [sql`MAXVALUE ${integer(maximum)}`]),
    ...(start === undefined ? [] : [sql`START WITH ${integer(start)}`]),
    ...(cache === undefined ? [] : [sql`CACHE ${integer(cache)}`]),
    ...(cycle === undefined ? [] : [cycle ? sql`CYCLE` : sql`NO CYCLE`]),
  ];
}

/** Throws on text that is no integer. */
function integer(text: string): Sql {
  return verbatim(String(BigInt(text)));
}
