import fc from 'fast-check';

/** A schema in the abstract: what stands where, by number. Absent things are null, so that shrinking removes them. */
export interface RandomSchema {
  readonly enums: readonly (RandomEnum | null)[];
  readonly domains: readonly (RandomDomain | null)[];
  readonly composites: readonly (RandomComposite | null)[];
  readonly ranges: readonly (RandomRange | null)[];
  readonly sequences: readonly (RandomSequence | null)[];
  readonly tables: readonly (RandomTable | null)[];
}

/** What has a name of its own. */
export interface RandomNamed {
  readonly renamed: boolean;
  /** Whether it is in the second of two schemas. */
  readonly elsewhere: boolean;
  readonly commented: boolean;
}

export interface RandomEnum extends RandomNamed {
  readonly values: readonly string[];
}

export interface RandomDomain extends RandomNamed {
  /** A place in `valueTypes`. */
  readonly type: number;
  /** A place in `domainChecks`. */
  readonly check: number;
  readonly notNull: boolean;
  readonly hasDefault: boolean;
}

export interface RandomComposite extends RandomNamed {
  /** Each a place in `valueTypes`. */
  readonly attributes: readonly (number | null)[];
}

export interface RandomRange extends RandomNamed {
  /** A place in `rangeTypes`. */
  readonly type: number;
}

export interface RandomSequence extends RandomNamed {
  /** A place in `sequenceOptions`. */
  readonly options: number;
  /** Whether a column of the first table owns it. */
  readonly owned: boolean;
}

export interface RandomTable extends RandomNamed {
  /** A place in `idTypes`. */
  readonly id: number;
  /** A place in `forms`, and how its partitions are divided. */
  readonly form: number;
  readonly split: number;
  readonly columns: readonly (RandomColumn | null)[];
  readonly indexes: readonly RandomIndex[];
  readonly checks: readonly RandomCheck[];
  /** Whether there are statistics of several columns, and an exclusion constraint where a column has ranges. */
  readonly statistics: boolean;
  readonly exclusion: boolean;
  /** A foreign key to the table of that number. */
  readonly references: readonly (RandomReference | null)[];
  /** Whether there is a many-to-many relation to the table of that number. */
  readonly many: readonly boolean[];
}

export interface RandomColumn {
  /** A place in the families, and in the types of that family. */
  readonly family: number;
  readonly type: number;
  readonly optional: boolean;
  /** 0: no default; else a place in the defaults of the type. */
  readonly default: number;
  /** 0: by itself; 1: computed; 2: filled from another one where it is new. */
  readonly filled: number;
  /** A place in `columnWords`. */
  readonly word: number;
  readonly unique: boolean;
  readonly renamed: boolean;
  readonly commented: boolean;
}

export interface RandomIndex {
  readonly unique: boolean;
  /** A place in `accessMethods`. */
  readonly method: number;
  /** A place in `keyWords`. */
  readonly word: number;
  /** Columns of the table by number, those that are there. */
  readonly columns: readonly number[];
  readonly partial: boolean;
  readonly expression: boolean;
  readonly include: boolean;
  readonly nullsNotDistinct: boolean;
  readonly filled: boolean;
}

export interface RandomCheck {
  /** A place in `checks`, and the column that it is of. */
  readonly condition: number;
  readonly column: number;
  readonly validated: boolean;
  readonly inherit: boolean;
}

export interface RandomReference {
  readonly optional: boolean;
  /** A place in the referential actions. */
  readonly onDelete: number;
  readonly unique: boolean;
  readonly deferrable: number;
  readonly validated: boolean;
}

const tableCount = 3;
const columnCount = 4;

const named = { renamed: rarely(), elsewhere: rarely(), commented: rarely() };

const randomEnum: fc.Arbitrary<RandomEnum> = fc.record({
  values: fc.shuffledSubarray(['A', "it's", 'C c', 'D'], { minLength: 1 }),
  ...named,
});

const randomDomain: fc.Arbitrary<RandomDomain> = fc.record({
  type: fc.nat(20),
  check: fc.nat(20),
  notNull: rarely(),
  hasDefault: rarely(),
  ...named,
});

const randomComposite: fc.Arbitrary<RandomComposite> = fc.record({
  attributes: manyOf(fc.option(fc.nat(20), { freq: 3 }), 3),
  ...named,
});

const randomRange: fc.Arbitrary<RandomRange> = fc.record({ type: fc.nat(20), ...named });

const randomSequence: fc.Arbitrary<RandomSequence> = fc.record({
  options: fc.nat(20),
  owned: fc.boolean(),
  ...named,
});

const randomColumn: fc.Arbitrary<RandomColumn> = fc.record({
  family: fc.nat(29),
  type: fc.nat(20),
  optional: fc.boolean(),
  default: fc.nat(3),
  filled: fc.nat(9).map((number) => (number > 7 ? number - 7 : 0)),
  word: fc.nat(20),
  unique: rarely(),
  renamed: rarely(),
  commented: rarely(),
});

const randomIndex: fc.Arbitrary<RandomIndex> = fc.record({
  unique: fc.boolean(),
  method: fc.nat(20),
  word: fc.nat(20),
  columns: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1, maxLength: 3 }),
  partial: rarely(),
  expression: rarely(),
  include: rarely(),
  nullsNotDistinct: rarely(),
  filled: rarely(),
});

const randomCheck: fc.Arbitrary<RandomCheck> = fc.record({
  condition: fc.nat(20),
  column: fc.nat(columnCount - 1),
  validated: often(),
  inherit: often(),
});

const randomReference: fc.Arbitrary<RandomReference> = fc.record({
  optional: fc.boolean(),
  onDelete: fc.nat(4),
  unique: rarely(),
  deferrable: fc.nat(9),
  validated: often(),
});

const randomTable: fc.Arbitrary<RandomTable> = fc.record({
  id: fc.nat(20),
  form: fc.nat(11),
  split: fc.nat(2),
  columns: manyOf(fc.option(randomColumn, { freq: 3 }), columnCount),
  indexes: fc.array(randomIndex, { maxLength: 2 }),
  checks: fc.array(randomCheck, { maxLength: 2 }),
  statistics: rarely(),
  exclusion: rarely(),
  references: manyOf(fc.option(randomReference, { freq: 1 }), tableCount),
  many: manyOf(rarely(), tableCount),
  ...named,
});

const randomSchema: fc.Arbitrary<RandomSchema> = fc.record({
  enums: manyOf(fc.option(randomEnum, { freq: 3 }), 2),
  domains: manyOf(fc.option(randomDomain, { freq: 2 }), 2),
  composites: manyOf(fc.option(randomComposite, { freq: 1 }), 1),
  ranges: manyOf(fc.option(randomRange, { freq: 1 }), 1),
  sequences: manyOf(fc.option(randomSequence, { freq: 1 }), 1),
  tables: manyOf(fc.option(randomTable, { freq: 4 }), tableCount),
});

/** Two schemas, the second with much of the first, and how many rows each table of the first gets. */
export interface RandomPair {
  readonly before: RandomSchema;
  readonly after: RandomSchema;
  readonly rows: number;
  /** Whether there are two schemas in the database, so that things can move. */
  readonly far: boolean;
}

export const randomPair: fc.Arbitrary<RandomPair> = fc
  .record({
    before: randomSchema,
    other: randomSchema,
    keep: manyOf(fc.nat(9), 60),
    rows: fc.nat(2),
    far: rarely(),
  })
  .map(({ before, other, keep, rows, far }) => ({ before, after: mixed(before, other, keep), rows, far }));

/** The second schema, with parts of the first in place of its own where the dice say so. */
function mixed(before: RandomSchema, other: RandomSchema, keep: readonly number[]): RandomSchema {
  const dice = keep.values();
  const kept = () => (dice.next().value ?? 0) > 3;
  const some = <T>(old: readonly (T | null)[], own: readonly (T | null)[]) =>
    own.map((one, index) => (kept() ? (old[index] ?? null) : one));
  return {
    enums: some(before.enums, other.enums),
    domains: some(before.domains, other.domains),
    composites: some(before.composites, other.composites),
    ranges: some(before.ranges, other.ranges),
    sequences: some(before.sequences, other.sequences),
    tables: other.tables.map((own, index) => {
      const old = before.tables[index];
      if (!own || !old) return kept() ? (old ?? null) : own;
      return {
        ...own,
        id: kept() ? old.id : own.id,
        form: kept() ? old.form : own.form,
        columns: some(old.columns, own.columns),
        indexes: kept() ? old.indexes : own.indexes,
        checks: kept() ? old.checks : own.checks,
        references: kept() ? old.references : own.references,
        many: kept() ? old.many : own.many,
      };
    }),
  };
}

function rarely(): fc.Arbitrary<boolean> {
  return fc.nat(4).map((number) => number === 4);
}

/** Shrinks to true. */
function often(): fc.Arbitrary<boolean> {
  return fc.nat(4).map((number) => number !== 4);
}

function manyOf<T>(arbitrary: fc.Arbitrary<T>, length: number): fc.Arbitrary<readonly T[]> {
  return fc.array(arbitrary, { minLength: length, maxLength: length });
}
