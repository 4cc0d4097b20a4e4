import { printRandomTable } from './printRandomTable.ts';
import {
  type Circumstances,
  commentLines,
  lines,
  nameLines,
  nameOf,
  pick,
  schemaOf,
  text,
} from './randomNames.ts';
import type {
  RandomComposite,
  RandomDomain,
  RandomEnum,
  RandomNamed,
  RandomRange,
  RandomSchema,
  RandomSequence,
} from './randomSchema.ts';

const valueTypes = ['Int', 'BigInt', 'Decimal @db.Decimal(10, 2)', 'String', 'String @db.VarChar(20)'];
const domainChecks = [undefined, "VALUE::text <> 'never'", 'length(VALUE::text) < 20'];
const rangeTypes = ['Int', 'Float', 'BigInt', 'String'];
const sequenceOptions = [
  [],
  ['start = 5'],
  ['type = Int', 'increment = 2'],
  ['cache = 3', 'cycle = true', 'maxValue = 5000'],
];

/**
 * The schema as text. What is in `before` under the same number is the same object: a column there keeps the family of
 * its type, and a name that differs carries `@renamedFrom`.
 */
export function printRandomSchema(
  schema: RandomSchema,
  circumstances: Circumstances,
  before?: RandomSchema,
): string {
  const { far } = circumstances;
  const printer = new TypePrinter(schema, far, before);
  return [
    ...(far
      ? [lines('datasource db {', '  provider = "postgresql"', '  schemas = ["public", "other"]', '}')]
      : []),
    ...printer.all(),
    ...schema.tables.flatMap((table, index) =>
      table ? [printRandomTable({ schema, index, before, ...circumstances })] : [],
    ),
  ].join('\n');
}

class TypePrinter {
  readonly #schema: RandomSchema;
  readonly #far: boolean;
  readonly #before: RandomSchema | undefined;

  constructor(schema: RandomSchema, far: boolean, before: RandomSchema | undefined) {
    this.#schema = schema;
    this.#far = far;
    this.#before = before;
  }

  all(): readonly string[] {
    const { enums, domains, composites, ranges, sequences } = this.#schema;
    return [
      ...this.#each('enum', 'E', enums, this.#before?.enums, enumLines),
      ...this.#each('domain', 'D', domains, this.#before?.domains, domainLines),
      ...this.#each('type', 'C', composites, this.#before?.composites, compositeLines),
      ...this.#each('range', 'R', ranges, this.#before?.ranges, rangeLines),
      ...this.#each('sequence', 'S', sequences, this.#before?.sequences, (one) => this.#sequenceLines(one)),
    ];
  }

  #each<T extends RandomNamed>(
    kind: string,
    letter: string,
    all: readonly (T | null)[],
    before: readonly (T | null)[] | undefined,
    linesOf: (one: T) => readonly string[],
  ): readonly string[] {
    return all.flatMap((one, index) => {
      if (!one) return [];
      const old = before?.[index];
      const was = old ? { name: nameOf(kind, index, old), at: old } : undefined;
      return [
        lines(
          ...commentLines(one.commented, `a ${kind}`),
          `${kind} ${letter}${index} {`,
          ...linesOf(one).map((line) => `  ${line}`),
          ...nameLines(nameOf(kind, index, one), one, this.#far, was),
          '}',
        ),
      ];
    });
  }

  #sequenceLines(sequence: RandomSequence): readonly string[] {
    const [owner] = this.#schema.tables;
    const isOwned = sequence.owned && owner && schemaOf(owner, this.#far) === schemaOf(sequence, this.#far);
    return [...pick(sequenceOptions, sequence.options), ...(isOwned ? ['ownedBy = T0.id'] : [])];
  }
}

function enumLines({ values }: RandomEnum): readonly string[] {
  return values.map((value, place) => `V${place} @map(${text(value)})`);
}

function domainLines({ type, check, notNull, hasDefault }: RandomDomain): readonly string[] {
  const base = pick(valueTypes, type);
  const condition = pick(domainChecks, check);
  const value = base.startsWith('String') ? '"7"' : '7';
  return [
    `value ${base}${hasDefault ? ` @default(${value})` : ''}${notNull ? ' @notNull' : ''}`,
    ...(condition ? [`@@check(expression: ${text(condition)}, map: "domain_check")`] : []),
  ];
}

/** At least one attribute. */
function compositeLines({ attributes }: RandomComposite): readonly string[] {
  const present = attributes.flatMap((type, place) =>
    type === null ? [] : [`a${place} ${pick(valueTypes, type)}`],
  );
  return present.length > 0 ? present : ['a0 Int'];
}

function rangeLines({ type }: RandomRange): readonly string[] {
  return [`value ${pick(rangeTypes, type)}`];
}
