const token = /'(?:[^']|'')*'|"(?:[^"]|"")*"|[\s\S]/g;
const name = String.raw`(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)`;
const names = String.raw`${name}(?:\s*\.\s*${name})*`;
const ending = new RegExp(String.raw`^(.*\S)\s*\bcollate\s+(${names})\s*$`, 'isu');
/** With `()` for all parentheses: `lower()`, `"Title"`, `()::text`, `CASE … END`. */
const primary = new RegExp(
  String.raw`^(?:${names}\s*(?:\(\))?|\(\)|case\b(?:(?!\bend\b).)*\bend)(?:\s*\[\])*(?:\s*::\s*${names}(?:\s+[a-z]+)*\s*(?:\(\))?(?:\s*\[\])*)*$`,
  'isu',
);

/**
 * An index key as PostgreSQL takes it apart: it keeps the COLLATE at the end of an expression beside that, but not the
 * one that belongs to the last operand alone, as in `a || b COLLATE "C"`.
 */
export function splitCollation(text: string): { readonly expression: string; readonly collation?: string } {
  const bare = withoutOuterParentheses(text.trim());
  const [, expression, collation] = ending.exec(bare) ?? [];
  if (expression === undefined || collation === undefined) return { expression: text };
  const key = splitCollation(expression).expression;
  return primary.test(outline(key)) ? { expression: key, collation } : { expression: text };
}

/** Without what stands in parentheses and brackets. */
function outline(text: string): string {
  let depth = 0;
  let kept = '';
  for (const [one] of text.matchAll(token)) {
    if (')]'.includes(one)) depth -= 1;
    if (depth === 0) kept += one;
    if ('(['.includes(one)) depth += 1;
  }
  return kept;
}

function withoutOuterParentheses(text: string): string {
  return outline(text) === '()' ? withoutOuterParentheses(text.slice(1, -1).trim()) : text;
}
