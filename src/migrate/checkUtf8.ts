import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';

/** What is wrong with a file that is not in UTF-8, and where; undefined where it is. */
export function checkUtf8(path: string, bytes: Buffer): Diagnostic | undefined {
  const invalid = firstInvalidByte(bytes);
  return invalid === undefined ? undefined : invalidUtf8(path, bytes, invalid);
}

function firstInvalidByte(bytes: Buffer): number | undefined {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return undefined;
  } catch {
    // Decoding says that something is wrong, not where: the first replacement character of the text is there.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return firstDifference(bytes, Buffer.from(text));
  }
}

function firstDifference(before: Buffer, after: Buffer): number {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  return at;
}

function invalidUtf8(path: string, bytes: Buffer, offset: number): Diagnostic {
  const line = bytes.subarray(0, offset).filter((byte) => byte === 0x0a).length + 1;
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const message = wide
    ? `\`${path}\` is in UTF-16: it must be in UTF-8.`
    : `\`${path}\` is not valid UTF-8: line ${line} holds the byte 0x${bytes[offset]!.toString(16)}.`;
  return errorDiagnostic('invalid-utf8', message, {
    subject: path,
    fixes: [{ title: 'Save the file as UTF-8.' }],
  });
}
