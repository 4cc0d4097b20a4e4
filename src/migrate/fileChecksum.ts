import { createHash } from 'node:crypto';

/** SHA-256 of a file's content, in hex: the checksum that Prisma keeps. */
export function fileChecksum(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Those of the file with whichever line ends git gives it on a machine, its own first. */
export function fileChecksums(bytes: Buffer): readonly string[] {
  const text = bytes.toString('latin1').replaceAll('\r\n', '\n');
  const variants = bytes.includes('\n') ? [text, text.replaceAll('\n', '\r\n')] : [];
  const others = variants.map((variant) => fileChecksum(Buffer.from(variant, 'latin1')));
  return [...new Set([fileChecksum(bytes), ...others])];
}

/** Whether the checksum is that of the file, whichever line ends git gave it on that machine. */
export function matchesFileChecksum(bytes: Buffer, checksum: string): boolean {
  return fileChecksum(bytes) === checksum || fileChecksums(bytes).includes(checksum);
}
