import { type ColumnChoice, families, idTypes } from './columnFamilies.ts';
import type {
  RandomColumn,
  RandomEnum,
  RandomIndex,
  RandomReference,
  RandomSchema,
  RandomTable,
} from './randomSchema.ts';

const actions = [
  '',
  ', onDelete: Cascade',
  ', onDelete: NoAction',
  ', onUpdate: Restrict',
  ', onDelete: Restrict',
];

/**
 * The schema as text. What is in `before` under the same number is the same object: a column there keeps the family of
 * its type, and a name that differs carries `@renamedFrom`.
 */
export function printRandomSchema(schema: RandomSchema, before?: RandomSchema): string {
  const { enums, tables } = schema;
  const blocks = [
    ...enums.flatMap((one, index) => (one ? [printEnum(one, index, before?.enums[index])] : [])),
    ...tables.flatMap((one, index) => (one ? [new TablePrinter(schema, one, index, before).print()] : [])),
  ];
  return blocks.join('\n');
}

const pick = <T>(items: readonly T[], number: number): T => items[number % items.length]!;
const comment = (commented: boolean, text: string) => (commented ? [`/// ${text}, it's "said"`] : []);

function printEnum(one: RandomEnum, index: number, before: RandomEnum | null | undefined): string {
  const name = enumDatabaseName(one, index);
  const old = before && enumDatabaseName(before, index);
  return lines(
    ...comment(one.commented, 'an enum'),
    `enum E${index} {`,
    ...one.values.map((value, place) => `  V${place} @map(${JSON.stringify(value)})`),
    `  @@map(${JSON.stringify(name)})`,
    ...(old && old !== name ? [`  @@renamedFrom(${JSON.stringify(old)})`] : []),
    '}',
  );
}

function enumDatabaseName({ renamed }: RandomEnum, index: number): string {
  return renamed ? `mood "${index}"` : `mood_${index}`;
}

function tableDatabaseName({ renamed }: RandomTable, index: number): string {
  return renamed ? `the "table" ${index}` : `t${index}`;
}

function columnDatabaseName({ renamed }: RandomColumn, index: number): string {
  return renamed ? `the column ${index}` : `c${index}`;
}

function lines(...text: readonly string[]): string {
  return `${text.join('\n')}\n`;
}

interface IndexedColumn {
  readonly place: number;
  readonly column: RandomColumn;
  readonly choice: ColumnChoice;
}

class TablePrinter {
  readonly #schema: RandomSchema;
  readonly #table: RandomTable;
  readonly #index: number;
  readonly #before: RandomTable | undefined;
  readonly #old: RandomSchema | undefined;

  constructor(schema: RandomSchema, table: RandomTable, index: number, before?: RandomSchema) {
    this.#schema = schema;
    this.#table = table;
    this.#index = index;
    this.#old = before;
    this.#before = before?.tables[index] ?? undefined;
  }

  print(): string {
    const name = tableDatabaseName(this.#table, this.#index);
    const old = this.#before && tableDatabaseName(this.#before, this.#index);
    const { type, attributes } = pick(idTypes, this.#table.id);
    return lines(
      ...comment(this.#table.commented, 'a table'),
      `model T${this.#index} {`,
      `  id ${type} ${attributes}`,
      ...this.#table.columns.flatMap((column, place) => (column ? this.#column(column, place) : [])),
      ...this.#table.references.flatMap((reference, to) => (reference ? this.#reference(reference, to) : [])),
      ...this.#opposites(),
      ...this.#many(),
      ...this.#indexes(),
      `  @@map(${JSON.stringify(name)})`,
      ...(old && old !== name ? [`  @@renamedFrom(${JSON.stringify(old)})`] : []),
      '}',
    );
  }

  #column(column: RandomColumn, place: number): readonly string[] {
    const { type, native, defaults, distinct } = this.#choice(column, place);
    const name = columnDatabaseName(column, place);
    const before = this.#before?.columns[place];
    const old = before && columnDatabaseName(before, place);
    const optional = column.optional && !type.endsWith('[]');
    const value = column.default === 0 ? undefined : defaults[column.default - 1];
    const words = [
      `  c${place}`,
      `${type}${optional ? '?' : ''}`,
      ...(native ? [native] : []),
      ...(value === undefined || (optional && value.startsWith('autoincrement'))
        ? []
        : [`@default(${value})`]),
      ...(column.unique && distinct && this.#mayBeUnique(column, place) ? ['@unique'] : []),
      `@map(${JSON.stringify(name)})`,
      ...(old && old !== name ? [`@renamedFrom(${JSON.stringify(old)})`] : []),
    ];
    return [...comment(column.commented, 'a column').map((line) => `  ${line}`), words.join(' ')];
  }

  /** A new column has its default in all rows that are there. */
  #mayBeUnique(column: RandomColumn, place: number): boolean {
    return !this.#before || column.default === 0 || this.#before.columns[place] != null;
  }

  /** In the family that the column had before; the last two are those of the enums. */
  #choice(column: RandomColumn, place: number): ColumnChoice {
    const before = this.#before?.columns[place];
    const count = families.length + 2;
    const family = (before ?? column).family % count;
    const list = families[family];
    if (list) return pick(list, column.type);
    return this.#enumChoice(family - families.length, column.type % 3 === 2 && !before);
  }

  #enumChoice(index: number, list: boolean): ColumnChoice {
    const one = this.#schema.enums[index];
    const wasThere = this.#old === undefined || this.#old.enums[index] != null || this.#before === undefined;
    if (!one || !wasThere) return { ...families[0]![5]!, distinct: false };
    const defaults = list ? ['[V0]', '[]'] : ['V0', `V${one.values.length - 1}`];
    return { type: `E${index}${list ? '[]' : ''}`, defaults, distinct: false };
  }

  #reference({ optional, onDelete, unique }: RandomReference, to: number): readonly string[] {
    const target = this.#schema.tables[to];
    if (!target) return [];
    const mark = optional ? '?' : '';
    const { type } = pick(idTypes, target.id);
    return [
      `  r${to}Id ${type}${mark}${unique ? ' @unique' : ''}`,
      `  r${to} T${to}${mark} @relation("r${this.#index}${to}", fields: [r${to}Id], references: [id]${pick(actions, onDelete)})`,
    ];
  }

  #opposites(): readonly string[] {
    return this.#schema.tables.flatMap((table, from) => {
      const reference = table?.references[this.#index];
      if (!reference) return [];
      return [`  o${from} T${from}${reference.unique ? '?' : '[]'} @relation("r${from}${this.#index}")`];
    });
  }

  #many(): readonly string[] {
    return this.#schema.tables.flatMap((other, index) => {
      const [low, high] = [Math.min(index, this.#index), Math.max(index, this.#index)];
      const related = low !== high && other && this.#schema.tables[low]?.many[high];
      return related ? [`  m${index} T${index}[] @relation("m${low}${high}")`] : [];
    });
  }

  #indexes(): readonly string[] {
    return this.#table.indexes.flatMap((index, place) => {
      const columns = index.columns.flatMap((number) => {
        const column = this.#table.columns[number];
        const choice = column && this.#choice(column, number);
        return choice && choice.type !== 'Json' ? [{ place: number, column, choice }] : [];
      });
      return columns.length === 0 ? [] : [this.#indexLine(index, place, columns)];
    });
  }

  #indexLine(index: RandomIndex, place: number, columns: readonly IndexedColumn[]): string {
    const { descending, partial, expression, include } = index;
    const distinct = columns.filter(({ choice }) => choice.distinct);
    // Whether a new constant is within a predicate, nobody asks the rows.
    const mayBeUnique = ({ column, place: of }: IndexedColumn) =>
      partial ? column.default === 0 : this.#mayBeUnique(column, of);
    const unique = index.unique && distinct.some(mayBeUnique);
    const keys = columns.map((key) => `c${key.place}${descending ? '(sort: Desc)' : ''}`);
    const [first] = columns;
    const sqlName = JSON.stringify(columnDatabaseName(first!.column, first!.place));
    const quoted = sqlName.replaceAll('"', '\\"');
    const options = [
      `[${[...keys, ...(expression && !unique ? [`raw("${quoted} IS NULL")`] : [])].join(', ')}]`,
      `map: "i${this.#index}${place}"`,
      ...(partial ? [`where: raw("${quoted} IS NOT NULL")`] : []),
      ...(include ? ['include: [id]'] : []),
    ];
    return `  @@${unique ? 'unique' : 'index'}(${options.join(', ')})`;
  }
}
