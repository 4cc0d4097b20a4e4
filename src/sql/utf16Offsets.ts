/**
 * Turns UTF-8 byte offsets of a text into UTF-16 offsets. The offsets must be asked for in ascending order, so that
 * the text is walked once.
 */
export function utf16Offsets(text: string): (byteOffset: number) => number {
  if (Buffer.byteLength(text) === text.length) return (byteOffset) => Math.min(byteOffset, text.length);
  let bytes = 0;
  let units = 0;
  return (byteOffset) => {
    if (byteOffset < bytes) throw new Error(`offset ${byteOffset} asked for after ${bytes}`);
    while (bytes < byteOffset && units < text.length) {
      const codePoint = text.codePointAt(units)!;
      bytes += utf8Length(codePoint);
      units += codePoint > 0xffff ? 2 : 1;
    }
    return units;
  };
}

/** The UTF-16 offset of the character (code point) with this index, counted from 0. */
export function utf16OffsetOfCharacter(text: string, index: number): number {
  let units = 0;
  for (let character = 0; character < index && units < text.length; character++) {
    units += text.codePointAt(units)! > 0xffff ? 2 : 1;
  }
  return units;
}

function utf8Length(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
