/** One file or directory of a tar archive. */
export interface TarEntry {
  readonly name: string;
  readonly directory: boolean;
  readonly data: Buffer;
}

const blockSize = 512;

/** The files and directories of a ustar archive, in their order. */
export function* untar(archive: Buffer): Generator<TarEntry> {
  for (let offset = 0; offset + blockSize <= archive.length; ) {
    const header = archive.subarray(offset, offset + blockSize);
    if (header[0] === 0) return;
    const size = Number.parseInt(text(header, 124, 12), 8) || 0;
    const type = text(header, 156, 1);
    const prefix = text(header, 345, 155);
    const name = text(header, 0, 100);
    const start = offset + blockSize;
    if (type === '' || type === '0' || type === '5') {
      yield {
        name: prefix ? `${prefix}/${name}` : name,
        directory: type === '5',
        data: archive.subarray(start, start + size),
      };
    }
    offset = start + Math.ceil(size / blockSize) * blockSize;
  }
}

function text(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? length : end);
}
