/** Strings, quoted names, dollar quotes, comments, casts, names, numbers, and single signs. */
const token =
  /[eE]'(?:[^'\\]|''|\\[\s\S])*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\/|::|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*|\d[\w.]*|\S/g;

/** Keywords after which an operand begins. */
const before = wordSet(
  'case when then else and or not in like ilike similar to between symmetric distinct from for by any some all',
);

/** Keywords that can follow an operand. */
const after = wordSet(
  'then when else end and or in not like ilike similar between is isnull notnull from for at collate',
);

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/**
 * The columns that an SQL expression names, among those of its table. DEFAULT takes an expression without any, and
 * a generated column needs at least one; the two are told apart by where a name stands: as an operand, and not as a
 * function, a type or a part of either.
 */
export function columnReferences(sql: string, columns: ReadonlySet<string>): ReadonlySet<string> {
  const tokens = (sql.match(token) ?? []).filter((text) => !/^(?:--|\/\*)/.test(text));
  const found = new Set<string>();
  tokens.forEach((text, index) => {
    const name = nameOf(text);
    if (name === undefined || !columns.has(name)) return;
    if (beginsOperand(tokens, index) && endsOperand(tokens[index + 1])) found.add(name);
  });
  return found;
}

function nameOf(text: string): string | undefined {
  if (text.startsWith('"')) return text.slice(1, -1).replaceAll('""', '"');
  return /^[A-Za-z_\u0080-\uffff]/.test(text) && !text.includes("'") ? text.toLowerCase() : undefined;
}

function beginsOperand(tokens: readonly string[], index: number): boolean {
  const previous = tokens[index - 1];
  if (previous === undefined) return true;
  // EXTRACT(year FROM …): no column, but the name of a part.
  if (previous === '(' && tokens[index - 2]?.toLowerCase() === 'extract') return false;
  return /^[-+*/<>=~!@#%^&|?(,[]$/.test(previous) || before.has(previous.toLowerCase());
}

function endsOperand(next: string | undefined): boolean {
  if (next === undefined) return true;
  return next === '::' || /^[-+*/<>=~!@#%^&|?),[\]]$/.test(next) || after.has(next.toLowerCase());
}
