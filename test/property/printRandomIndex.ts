import type { ColumnChoice } from './columnFamilies.ts';
import { pick, text } from './randomNames.ts';
import type { RandomColumn, RandomIndex } from './randomSchema.ts';

/** A column that is there, with what is known of it. */
export interface PrintedColumn {
  readonly place: number;
  /** The name of its field. */
  readonly field: string;
  readonly column: RandomColumn;
  readonly choice: ColumnChoice;
  /** Its name in SQL. */
  readonly sql: string;
  readonly isVirtual: boolean;
  /** Whether no two rows of the tests have the same in it. */
  readonly mayBeUnique: boolean;
}

const btree = '';
const accessMethods = [btree, btree, btree, btree, btree, 'Hash', 'Brin', 'Gin'];
const keyWords = [
  '',
  '',
  '',
  'sort: Desc',
  'nulls: First',
  'sort: Desc, nulls: Last',
  'collate: "C"',
  'ops: raw("text_pattern_ops")',
];
/** Those that only texts have. */
const textWords = 6;

/** The indexes of a table over those of its columns that are there. */
export function indexLines(
  indexes: readonly RandomIndex[],
  table: number,
  columns: readonly PrintedColumn[],
  isPartitioned: boolean,
): readonly string[] {
  return indexes.flatMap((index, place) => {
    const members = index.columns.flatMap((number) =>
      columns.filter((one) => one.place === number && !one.isVirtual),
    );
    const map = `index ${table} ${place}`;
    const method = methodFor(index, members);
    if (method !== btree) return [`  @@index([${members[0]!.field}], map: "${map}", type: ${method})`];
    const ordered = members.filter(({ choice }) => choice.group !== 'json');
    return ordered.length === 0 ? [] : [btreeLine(index, map, ordered, isPartitioned)];
  });
}

/** One over the first column alone, where the method takes it. */
function methodFor({ method }: RandomIndex, [first]: readonly PrintedColumn[]): string {
  const found = pick(accessMethods, method);
  if (!first) return btree;
  const { group, type, native } = first.choice;
  const isTaken =
    (found === 'Hash' &&
      (group === 'number' ? native !== '@db.Money' : group === 'text' || group === 'time')) ||
    (found === 'Brin' && (group === 'text' || group === 'time' || type === 'Int')) ||
    (found === 'Gin' && (group === 'list' ? type !== 'C0[]' : type === 'Json' && native === undefined));
  return isTaken ? found : btree;
}

function btreeLine(
  index: RandomIndex,
  map: string,
  columns: readonly PrintedColumn[],
  isPartitioned: boolean,
): string {
  const isUnique = index.unique && !isPartitioned && columns.some(({ mayBeUnique }) => mayBeUnique);
  const [first] = columns;
  const keys = [
    ...columns.map((column) => keyOf(column, index)),
    ...(index.expression && !isUnique ? [`raw(${text(`${first!.sql} IS NULL`)})`] : []),
  ];
  const options = [
    `[${keys.join(', ')}]`,
    `map: "${map}"`,
    ...(index.partial ? [`where: raw(${text(`${first!.sql} IS NOT NULL`)})`] : []),
    ...(index.include ? ['include: [id]'] : []),
    ...(index.filled ? ['with: ["fillfactor=70"]'] : []),
    ...(isUnique && index.nullsNotDistinct ? ['nullsNotDistinct: true'] : []),
  ];
  return `  @@${isUnique ? 'unique' : 'index'}(${options.join(', ')})`;
}

function keyOf({ field, choice }: PrintedColumn, { word }: RandomIndex): string {
  const number = word % keyWords.length;
  const found = number >= textWords && choice.group !== 'text' ? '' : keyWords[number];
  return found ? `${field}(${found})` : field;
}
