import fc from 'fast-check';

/** A schema in the abstract: what stands where, by number. Absent things are null, so that shrinking removes them. */
export interface RandomSchema {
  readonly enums: readonly (RandomEnum | null)[];
  readonly tables: readonly (RandomTable | null)[];
}

export interface RandomEnum {
  readonly values: readonly string[];
  readonly renamed: boolean;
  readonly commented: boolean;
}

export interface RandomTable {
  /** A place in `idTypes`. */
  readonly id: number;
  readonly columns: readonly (RandomColumn | null)[];
  readonly indexes: readonly RandomIndex[];
  /** A foreign key to the table of that number. */
  readonly references: readonly (RandomReference | null)[];
  /** Whether there is a many-to-many relation to the table of that number. */
  readonly many: readonly boolean[];
  readonly renamed: boolean;
  readonly commented: boolean;
}

export interface RandomColumn {
  /** A place in `families`, and in the types of that family. */
  readonly family: number;
  readonly type: number;
  readonly optional: boolean;
  /** 0: no default; else a place in the defaults of the type. */
  readonly default: number;
  readonly unique: boolean;
  readonly renamed: boolean;
  readonly commented: boolean;
}

export interface RandomIndex {
  readonly unique: boolean;
  /** Columns of the table by number, those that are there. */
  readonly columns: readonly number[];
  readonly descending: boolean;
  readonly partial: boolean;
  readonly expression: boolean;
  readonly include: boolean;
}

export interface RandomReference {
  readonly optional: boolean;
  /** A place in the referential actions. */
  readonly onDelete: number;
  readonly unique: boolean;
}

const tableCount = 3;
const columnCount = 4;
const enumCount = 2;

const randomEnum: fc.Arbitrary<RandomEnum> = fc.record({
  values: fc.shuffledSubarray(['A', "it's", 'C c', 'D'], { minLength: 1 }),
  renamed: rarely(),
  commented: rarely(),
});

const randomColumn: fc.Arbitrary<RandomColumn> = fc.record({
  family: fc.nat(20),
  type: fc.nat(20),
  optional: fc.boolean(),
  default: fc.nat(2),
  unique: rarely(),
  renamed: rarely(),
  commented: rarely(),
});

const randomIndex: fc.Arbitrary<RandomIndex> = fc.record({
  unique: fc.boolean(),
  columns: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1, maxLength: 3 }),
  descending: rarely(),
  partial: rarely(),
  expression: rarely(),
  include: rarely(),
});

const randomReference: fc.Arbitrary<RandomReference> = fc.record({
  optional: fc.boolean(),
  onDelete: fc.nat(4),
  unique: rarely(),
});

const randomTable: fc.Arbitrary<RandomTable> = fc.record({
  id: fc.nat(20),
  columns: manyOf(fc.option(randomColumn, { freq: 3 }), columnCount),
  indexes: fc.array(randomIndex, { maxLength: 2 }),
  references: manyOf(fc.option(randomReference, { freq: 1 }), tableCount),
  many: manyOf(rarely(), tableCount),
  renamed: rarely(),
  commented: rarely(),
});

const randomSchema: fc.Arbitrary<RandomSchema> = fc.record({
  enums: manyOf(fc.option(randomEnum, { freq: 3 }), enumCount),
  tables: manyOf(fc.option(randomTable, { freq: 4 }), tableCount),
});

/** Two schemas, the second with much of the first, and how many rows each table of the first gets. */
export interface RandomPair {
  readonly before: RandomSchema;
  readonly after: RandomSchema;
  readonly rows: number;
}

export const randomPair: fc.Arbitrary<RandomPair> = fc
  .record({ before: randomSchema, other: randomSchema, keep: manyOf(fc.nat(9), 40), rows: fc.nat(2) })
  .map(({ before, other, keep, rows }) => ({ before, after: mixed(before, other, keep), rows }));

/** The second schema, with parts of the first in place of its own where the dice say so. */
function mixed(before: RandomSchema, other: RandomSchema, keep: readonly number[]): RandomSchema {
  const dice = keep.values();
  const kept = () => (dice.next().value ?? 0) > 3;
  return {
    enums: other.enums.map((own, index) => (kept() ? (before.enums[index] ?? null) : own)),
    tables: other.tables.map((own, index) => {
      const old = before.tables[index];
      if (!own || !old) return kept() ? (old ?? null) : own;
      return {
        ...own,
        id: kept() ? old.id : own.id,
        columns: own.columns.map((column, place) => (kept() ? (old.columns[place] ?? null) : column)),
        indexes: kept() ? old.indexes : own.indexes,
        references: kept() ? old.references : own.references,
        many: kept() ? old.many : own.many,
      };
    }),
  };
}

function rarely(): fc.Arbitrary<boolean> {
  return fc.nat(4).map((number) => number === 4);
}

function manyOf<T>(arbitrary: fc.Arbitrary<T>, length: number): fc.Arbitrary<readonly T[]> {
  return fc.array(arbitrary, { minLength: length, maxLength: length });
}
