const quoted = String.raw`[eE]'(?:[^'\\]|''|\\.)*'|'(?:[^']|'')*'|"(?:[^"]|"")*"`;
const constant = `'(?:[^']|'')*'::`;
const list = String.raw`\bARRAY\[${constant}([a-z][a-z ]*)(?:, ${constant}\1)*\](?=\)?::[a-z])`;
const quotedOrList = new RegExp(`${quoted}|${list}`, 'g');

/**
 * An expression as PostgreSQL prints it, so that PostgreSQL reads back what it has stored. Of `city IN ('x', 'y')`,
 * where `city` is a varchar, it prints `city::text = ANY (ARRAY['x'::character varying, …]::text[])`, and reads a cast
 * of ARRAY[…] as one of each element; a cast to the array's own type in between keeps it one of the array.
 */
export function keepArrayCast(expression: string): string {
  return expression.replace(quotedOrList, (text: string, element: string | undefined) =>
    element === undefined ? text : `${text}::${element}[]`,
  );
}
