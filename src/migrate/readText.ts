import { readFileSync } from 'node:fs';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Source } from '../source/source.ts';
import { checkUtf8 } from './checkUtf8.ts';

/** A text file as it was read, or what is wrong with it. */
export type TextFile =
  | { readonly source: Source; readonly bytes: Buffer }
  | { readonly source?: never; readonly diagnostic: Diagnostic };

/** Reads a UTF-8 file without null bytes; a byte order mark is left out of the text. */
export function readText(path: string): TextFile {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return { diagnostic: unreadable(path, error) };
  }
  return decodeText(path, bytes);
}

/** The text that these bytes are, read from what the path says. */
export function decodeText(path: string, bytes: Buffer): TextFile {
  const invalid = checkUtf8(path, bytes);
  if (invalid) return { diagnostic: invalid };
  const source = { path, text: new TextDecoder().decode(bytes) };
  const nullAt = source.text.indexOf('\0');
  if (nullAt < 0) return { source, bytes };
  const span = { source, start: nullAt, end: nullAt + 1 };
  return { diagnostic: errorDiagnostic('null-byte', 'A null byte cannot stand in SQL.', { span }) };
}

/** The diagnostic of a file or folder that the system does not let us read. */
export function unreadable(path: string, error: unknown): Diagnostic {
  const reason = systemErrorReason(error);
  return errorDiagnostic('unreadable-file', `\`${path}\` cannot be read: ${reason}.`, { subject: path });
}

/** What the system said about a file, in words. Rethrows what is no error of the system. */
export function systemErrorReason(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error;
  return reasons[error.code] ?? error.code;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is no folder',
  ENOENT: 'there is no such file',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'its links lead in a circle',
};
