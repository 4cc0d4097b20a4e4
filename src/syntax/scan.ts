/**
 * The tokens that a loop finds and a regular expression does not: the backtracking of one would overflow on a text
 * of megabytes, or take exponential time on one that never ends.
 */

/** A `"…"` text at the offset, up to its end or, where that is missing, to the end of the line. */
export function scanString(text: string, offset: number): [string] | null {
  if (text[offset] !== '"') return null;
  let end = offset + 1;
  while (end < text.length) {
    const unit = text[end];
    if (unit === '"') return [text.slice(offset, end + 1)];
    if (unit === '\n' || unit === '\r') break;
    const escapes = unit === '\\' && end + 1 < text.length && !/[\r\n]/.test(text[end + 1]!);
    end += escapes ? 2 : 1;
  }
  return [text.slice(offset, end)];
}

/**
 * A `"""…"""` text at the offset. `\"""` does not end it. One that has no end goes up to the next line that begins
 * with `}`, most likely the end of its block.
 */
export function scanBlockString(text: string, offset: number): [string] | null {
  if (!text.startsWith('"""', offset)) return null;
  let end = text.indexOf('"""', offset + 3);
  while (end > offset + 3 && text[end - 1] === '\\') end = text.indexOf('"""', end + 3);
  if (end >= 0) return [text.slice(offset, end + 3)];
  const brace = text.indexOf('\n}', offset);
  return [text.slice(offset, brace < 0 ? text.length : brace)];
}

/** A block comment at the offset; one that has no end goes up to the end of the text. */
export function scanBlockComment(text: string, offset: number): [string] | null {
  if (!text.startsWith('/*', offset)) return null;
  const end = text.indexOf('*/', offset + 2);
  return [end < 0 ? text.slice(offset) : text.slice(offset, end + 2)];
}

/** Whether a `"…"` token has its closing quotes. */
export function isTerminatedString(image: string): boolean {
  if (image.length < 2 || !image.endsWith('"')) return false;
  let backslashes = 0;
  while (image[image.length - 2 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 0;
}

/** Whether a `"""…"""` token has its closing quotes. */
export function isTerminatedBlockString(image: string): boolean {
  return image.length >= 6 && image.endsWith('"""') && (image.length === 6 || image.at(-4) !== '\\');
}

/** Whether a block comment token has its end. */
export function isTerminatedComment(image: string): boolean {
  return image.length >= 4 && image.endsWith('*/');
}
