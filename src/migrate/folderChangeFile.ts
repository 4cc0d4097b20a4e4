/** What becomes of a file of a migrations folder. */
export interface FileChange {
  /** Below the folder, with `/` between its parts. */
  readonly path: string;
  /** SHA-256 of what it was; null where it was not there. */
  readonly before: string | null;
  /** Its text then; null: it goes. */
  readonly after: string | null;
}

/** A change of a migrations folder, with all that is needed to finish it later. */
export interface FolderChange {
  /** As it is typed: `migrate squash`. */
  readonly command: string;
  readonly files: readonly FileChange[];
  /** The folders of migrations that go. */
  readonly removed: readonly string[];
}

const format = 1;

/** The text of the file that `parseFolderChange` reads. */
export function printFolderChange(change: FolderChange): string {
  return `${JSON.stringify({ format, ...change }, undefined, 2)}\n`;
}

/** Reads what was written down of a change; a string says what is wrong with it. It may name nothing outside its folder. */
export function parseFolderChange(text: string): FolderChange | string {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return 'it is no JSON';
  }
  if (!isRecord(read)) return 'it holds no object';
  if (read.format !== format) return 'it was written by another version of schemac';
  const { command, files, removed } = read;
  if (typeof command !== 'string' || !/^[a-z -]{1,40}$/.test(command)) return 'it names no command';
  if (!Array.isArray(files) || !files.every(isFileChange))
    return 'it does not say what becomes of which file';
  if (!Array.isArray(removed) || !removed.every((id) => isPath(id) && !id.includes('/')))
    return 'it does not say which folders go';
  return { command, files, removed };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isFileChange(value: unknown): value is FileChange {
  return isRecord(value) && isPath(value.path) && isTextOrNull(value.before) && isTextOrNull(value.after);
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === 'string';
}

/** Whether it leads down into the folder, and nowhere else. */
function isPath(value: unknown): value is string {
  if (typeof value !== 'string' || /[\\:\0]/.test(value)) return false;
  return value.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
