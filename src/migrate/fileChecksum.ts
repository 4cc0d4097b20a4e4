import { createHash } from 'node:crypto';

/** SHA-256 of a file's bytes, in hex: the checksum that Prisma keeps. */
export function fileChecksum(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Whether the checksum is that of the file, whichever line ends git gave it on that machine. */
export function matchesFileChecksum(bytes: Buffer, checksum: string): boolean {
  if (fileChecksum(bytes) === checksum) return true;
  if (!bytes.includes('\n')) return false;
  const text = bytes.toString('latin1').replaceAll('\r\n', '\n');
  return [text, text.replaceAll('\n', '\r\n')].some(
    (variant) => fileChecksum(Buffer.from(variant, 'latin1')) === checksum,
  );
}
