import type { TableOutline } from './tableOutline.ts';

const lineWidth = 110;
const mostTables = 50;

/** What an empty migration says to whoever opens it: the tables as they are then, and what a backfill looks like. */
export function emptyMigration(tables: readonly TableOutline[]): string {
  const more = tables.length > mostTables ? [`  … and ${tables.length - mostTables} more`] : [];
  const outlines = [...tables.slice(0, mostTables).flatMap(outlineLines), ...more];
  const paragraphs = [
    [
      'SQL of your own. `schemac migrate dev` tries it out and applies it here, `schemac migrate deploy` elsewhere.',
      '`schemac migrate test` tries it on rows of your own: they stand in test.sql beside it, with what is true then.',
    ],
    ...(outlines.length > 0 ? [['When it runs, these tables are there:', ...outlines]] : []),
    ...exampleFor(tables),
  ];
  return `\n${paragraphs.map((lines) => lines.map(comment).join('')).join('--\n')}`;
}

/** A name may hold a line break, behind which the comment would be at its end. */
function comment(line: string): string {
  return `-- ${line.replace(/[\r\n]+/g, ' ')}\n`;
}

/** `deals (id bigint, city text)`, in as many lines as it needs. */
function outlineLines({ name, columns }: TableOutline): readonly string[] {
  const words = columns.map((column, index) => {
    const end = index === columns.length - 1 ? ')' : ',';
    return `${column.name} ${column.type}${end}`;
  });
  const lines = [`  ${name} (${words[0] ?? ')'}`];
  for (const word of words.slice(1)) {
    const last = lines.at(-1)!;
    if (last.length + word.length + 1 < lineWidth) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(`    ${word}`);
  }
  return lines;
}

/** A backfill of a table that has a key and another column, one that takes NULL if there is such a one. */
function exampleFor(tables: readonly TableOutline[]): readonly (readonly string[])[] {
  const candidates = tables.flatMap(({ name, key, columns }) =>
    key.length === 0
      ? []
      : columns.filter((column) => !key.includes(column.name)).map((column) => ({ name, key, column })),
  );
  const chosen = candidates.find(({ column }) => column.optional) ?? candidates[0];
  if (!chosen) return [];
  const { name, key, column } = chosen;
  return [
    [
      'A backfill in batches, which goes on where it was broken off:',
      `  -- schemac:batch by=${key.join(',')} size=auto pause=10ms`,
      `  -- schemac:until ${column.name} IS NOT NULL`,
      `  UPDATE ${name} SET ${column.name} = … WHERE ${column.name} IS NULL;`,
    ],
  ];
}
