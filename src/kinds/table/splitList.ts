const token = /'(?:[^']|'')*'|"(?:[^"]|"")*"|[\s\S]/g;

/** The parts of SQL that PostgreSQL has printed with commas between them, outside of quotes and parentheses. */
export function splitList(text: string): readonly string[] {
  if (text.trim() === '') return [];
  const parts = [''];
  let depth = 0;
  for (const [one] of text.matchAll(token)) {
    if ('(['.includes(one)) depth += 1;
    if (')]'.includes(one)) depth -= 1;
    if (one === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += one;
  }
  return parts.map((part) => part.trim());
}
