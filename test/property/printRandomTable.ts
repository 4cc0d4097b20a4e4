import { type ColumnChoice, familiesOf, sequenceDefault } from './columnFamilies.ts';
import { indexLines, type PrintedColumn } from './printRandomIndex.ts';
import { type Form, formLines, formOf, idOf, isPartitioned, partitionBlocks } from './randomForms.ts';
import {
  type Circumstances,
  commentLines,
  lines,
  nameLines,
  nameOf,
  pick,
  quoted,
  text,
} from './randomNames.ts';
import type {
  RandomCheck,
  RandomColumn,
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
const delays = [', deferrable: Deferrable', ', deferrable: InitiallyDeferred'];

/** Conditions over a column that the rows of the tests meet. */
const conditions: readonly ((column: string) => string)[] = [
  (column) => `${column}::text <> 'never'`,
  (column) => `${column} IS NOT NULL OR id IS NOT NULL`,
  (column) => `octet_length(${column}::text) < 1000`,
];

/** Words that stand on a column: of any, or of those of a group. */
const columnWords: readonly { readonly word: string; readonly group?: ColumnChoice['group'] }[] = [
  { word: '@collate("C")', group: 'text' },
  { word: '@storage(External)', group: 'text' },
  { word: '@compression(Pglz)', group: 'text' },
  { word: '@statistics(50)' },
];

/** The name of a field: another in each table, since one may inherit from the other. */
const fieldName = (table: number, place: number): string => `${'abc'[table]}${place}`;

/** What the name of a column in the database is. */
function columnName(table: number, place: number, { renamed }: RandomColumn): string {
  return renamed ? `the ${fieldName(table, place)}` : fieldName(table, place);
}

/** Whether it holds how long a key is, which is the same in all rows. */
function isCounted({ filled }: RandomColumn, { group }: ColumnChoice): boolean {
  return filled !== 0 && group === 'number';
}

interface Given extends Circumstances {
  readonly schema: RandomSchema;
  readonly index: number;
  readonly before: RandomSchema | undefined;
}

/** A table and its partitions. */
export function printRandomTable(given: Given): string {
  return new TablePrinter(given).print();
}

class TablePrinter {
  readonly #given: Given;
  readonly #table: RandomTable;
  readonly #form: Form;
  readonly #before: RandomTable | undefined;
  readonly #columns: readonly PrintedColumn[];

  constructor(given: Given) {
    this.#given = given;
    this.#table = given.schema.tables[given.index]!;
    this.#before = given.before?.tables[given.index] ?? undefined;
    this.#form = formOf(given.schema, given.index);
    this.#columns = this.#table.columns.flatMap((column, place) =>
      column ? [this.#printed(column, place)] : [],
    );
  }

  print(): string {
    const { schema, index, far, major, before } = this.#given;
    const { type, attributes } = idOf(schema, index, major);
    const old = this.#before;
    const was = old && { name: nameOf('table', index, old), at: old };
    return lines(
      ...commentLines(this.#table.commented, 'a table'),
      `model T${index} {`,
      `  id ${type} ${attributes}`,
      ...this.#columns.flatMap((column) => this.#columnLines(column)),
      ...this.#table.references.flatMap((reference, to) => (reference ? this.#reference(reference, to) : [])),
      ...this.#opposites(),
      ...this.#many(),
      ...indexLines(this.#table.indexes, index, this.#columns, this.#isPartitioned),
      ...this.#table.checks.flatMap((check, place) => this.#check(check, place)),
      ...this.#statistics(),
      ...this.#exclusion(),
      ...formLines(this.#form),
      ...nameLines(nameOf('table', index, this.#table), this.#table, far, was),
      '}',
      ...partitionBlocks(schema, index, far, before && old ? { schema: before, table: old } : undefined),
    );
  }

  get #isPartitioned(): boolean {
    return isPartitioned(this.#form);
  }

  #printed(column: RandomColumn, place: number): PrintedColumn {
    const { index, major } = this.#given;
    const choice = this.#choice(column, place);
    // What is computed when it is read cannot look at types of one's own.
    const isVirtual =
      major >= 18 &&
      column.word % 2 === 1 &&
      this.#formula({ column, place, choice })?.includes('id') === true;
    return {
      place,
      field: fieldName(index, place),
      column,
      choice,
      sql: quoted(columnName(index, place, column)),
      isVirtual,
      mayBeUnique: choice.distinct && !isVirtual && !isCounted(column, choice),
    };
  }

  /** In the family that the column had before. */
  #choice(column: RandomColumn, place: number): ColumnChoice {
    const before = this.#before?.columns[place];
    const families = familiesOf(this.#given.schema, before != null);
    return pick(families[(before ?? column).family] ?? families[0]!, column.type);
  }

  /** What a computed column is computed from, where one of its type can be. */
  #formula({
    column,
    place,
    choice,
  }: Pick<PrintedColumn, 'column' | 'place' | 'choice'>): string | undefined {
    if (column.filled !== 1) return undefined;
    if (choice.type === 'String' && choice.group === 'text') return 'id::text';
    if (choice.type === 'Int' || choice.type === 'BigInt') return 'length(id::text)';
    if (choice.type !== 'Boolean') return undefined;
    const next = this.#table.columns[place + 1];
    const source = next && next.filled !== 1 ? quoted(columnName(this.#given.index, place + 1, next)) : 'id';
    return `${source} IS NOT NULL`;
  }

  #columnLines(printed: PrintedColumn): readonly string[] {
    const { column, place, field, choice } = printed;
    const { index } = this.#given;
    const name = columnName(index, place, column);
    const before = this.#before?.columns[place];
    const old = before && columnName(index, place, before);
    const optional = column.optional && choice.group !== 'list';
    const words = [
      `  ${field}`,
      `${choice.type}${optional ? '?' : ''}`,
      ...(choice.native ? [choice.native] : []),
      ...this.#valueWords(printed, optional),
      ...(column.unique && printed.mayBeUnique && !this.#isPartitioned ? ['@unique'] : []),
      ...this.#kept(printed),
      `@map(${text(name)})`,
      ...(old && old !== name ? [`@renamedFrom(${text(old)})`] : []),
    ];
    return [...commentLines(column.commented, 'a column').map((line) => `  ${line}`), words.join(' ')];
  }

  #valueWords(printed: PrintedColumn, optional: boolean): readonly string[] {
    const { column, choice, isVirtual } = printed;
    const { schema, far } = this.#given;
    const formula = this.#formula(printed);
    if (formula) return [`@generated(${text(formula)}${isVirtual ? ', stored: false' : ''})`];
    const value =
      column.default === 3 ? sequenceDefault(schema, choice, far) : choice.defaults[column.default - 1];
    if (value !== undefined && !(optional && value.startsWith('autoincrement')))
      return [`@default(${value})`];
    if (column.filled !== 2 || optional || this.#before === undefined) return [];
    if (choice.group === 'number') return ['@backfill("length(id::text)")'];
    return choice.group === 'text' ? ['@backfill("id::text")'] : [];
  }

  #kept({ column, choice, isVirtual }: PrintedColumn): readonly string[] {
    const found = columnWords[column.word];
    if (!found || isVirtual || (found.group && found.group !== choice.group)) return [];
    return [found.word];
  }

  #reference(reference: RandomReference, to: number): readonly string[] {
    const { schema, index, major } = this.#given;
    if (!schema.tables[to] || this.#isInherited(to)) return [];
    const { optional, onDelete, deferrable, validated } = reference;
    const mark = optional ? '?' : '';
    const { type } = idOf(schema, to, major);
    const isDivided = this.#isPartitioned || isPartitioned(formOf(schema, to));
    const options = `${pick(actions, onDelete)}${delays[deferrable] ?? ''}${validated || isDivided ? '' : ', validated: false'}`;
    return [
      `  r${to}Id ${type}${mark}${this.#isOneToOne(reference, index) ? ' @unique' : ''}`,
      `  r${to} T${to}${mark} @relation("r${index}${to}", fields: [r${to}Id], references: [id]${options})`,
    ];
  }

  /** A column that the parent has too comes from there, and no relation with it. */
  #isInherited(to: number): boolean {
    return this.#form === 'child' && this.#given.schema.tables[0]?.references[to] != null;
  }

  #isOneToOne({ unique }: RandomReference, from: number): boolean {
    return unique && !isPartitioned(formOf(this.#given.schema, from));
  }

  #opposites(): readonly string[] {
    const { schema, index } = this.#given;
    return schema.tables.flatMap((table, from) => {
      const reference = table?.references[index];
      if (!reference) return [];
      if (formOf(schema, from) === 'child' && schema.tables[0]?.references[index] != null) return [];
      return [
        `  o${from} T${from}${this.#isOneToOne(reference, from) ? '?' : '[]'} @relation("r${from}${index}")`,
      ];
    });
  }

  #many(): readonly string[] {
    const { schema, index: own } = this.#given;
    return schema.tables.flatMap((other, index) => {
      const [low, high] = [Math.min(index, own), Math.max(index, own)];
      const related = low !== high && other && schema.tables[low]?.many[high];
      return related ? [`  m${index} T${index}[] @relation("m${low}${high}")`] : [];
    });
  }

  #check({ condition, column, validated, inherit }: RandomCheck, place: number): readonly string[] {
    const of = this.#columns.find((one) => one.place === column && one.choice.type !== 'Json');
    if (!of) return [];
    const options = [
      `expression: ${text(pick(conditions, condition)(of.sql))}`,
      `map: "check ${this.#given.index} ${place}"`,
      // Whether a child has it validated depends on which of the two was there first.
      ...(validated || this.#isPartitioned || this.#given.index === 0 ? [] : ['validated: false']),
      ...(inherit || this.#isPartitioned ? [] : ['inherit: false']),
    ];
    return [`  @@check(${options.join(', ')})`];
  }

  #statistics(): readonly string[] {
    const columns = this.#columns.filter(({ choice, isVirtual }) => choice.group !== 'json' && !isVirtual);
    if (!this.#table.statistics || columns.length < 2) return [];
    return [
      `  @@statistics([${columns.map(({ field }) => field).join(', ')}], map: "stat ${this.#given.index}")`,
    ];
  }

  #exclusion(): readonly string[] {
    const range = this.#columns.find(({ choice, mayBeUnique }) => choice.group === 'range' && mayBeUnique);
    if (!this.#table.exclusion || !range || this.#isPartitioned) return [];
    return [`  @@exclude([${range.field}(with: "&&")], map: "apart ${this.#given.index}")`];
  }
}
