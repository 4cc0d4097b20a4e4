const longest = 80;

/** The first line of a statement, as far as a line of the screen holds it. */
export function firstLine(text: string): string {
  const line = text.split('\n', 1)[0]!.trimEnd();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
