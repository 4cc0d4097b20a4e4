import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Diagnostic, errorDiagnostic, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import { fileChecksum } from './fileChecksum.ts';
import {
  type FileChange,
  type FolderChange,
  parseFolderChange,
  printFolderChange,
} from './folderChangeFile.ts';
import { systemErrorReason } from './readText.ts';
import { removeLeftovers, writeFileAtomically } from './writeAtomically.ts';
import { unwritable } from './writeMigration.ts';

/** What a command does to several files of a migrations folder, by their paths below it. */
export interface PlannedFolderChange {
  /** As it is typed: `migrate squash`. */
  readonly command: string;
  readonly written: Readonly<Record<string, string>>;
  /** The folders of migrations that go. */
  readonly removed: readonly string[];
}

/**
 * Changes several files of a migrations folder, all or none: what is to be done is written down first, and where the
 * process dies after that, `finishFolderChange` does the rest. Returns what prevented it.
 */
export function changeFolder(directory: string, planned: PlannedFolderChange): readonly Diagnostic[] {
  const path = changePath(directory);
  try {
    removeLeftovers(directory);
    writeFileAtomically(path, printFolderChange(asSeenNow(directory, planned)));
  } catch (error) {
    return [unwritable(path, error)];
  }
  return finishFolderChange(directory).filter(({ severity }) => severity === 'error');
}

/** Finishes what a command that died has left half done in a migrations folder, and tells of it. */
export function finishFolderChange(directory: string): readonly Diagnostic[] {
  const path = changePath(directory);
  try {
    const text = contentOf(path)?.toString();
    if (text === undefined) return [];
    const change = parseFolderChange(text);
    if (typeof change === 'string') return [unreadableChange(path, change)];
    const edited = change.files.find((file) => !isExpected(directory, file));
    const strange = edited?.path ?? unknownFile(directory, change);
    if (strange !== undefined) return [unfinishable(directory, change, strange)];
    for (const file of change.files) apply(directory, file);
    for (const id of change.removed) rmSync(join(directory, id), { recursive: true, force: true });
    rmSync(path, { force: true });
    return [finished(directory, change)];
  } catch (error) {
    return [unfinished(directory, path, systemErrorReason(error))];
  }
}

function changePath(directory: string): string {
  return join(directory, '.schemac-change.json');
}

function asSeenNow(directory: string, { command, written, removed }: PlannedFolderChange): FolderChange {
  const writes = Object.entries(written).map(([path, after]) => ({
    path,
    before: checksumAt(join(directory, path)),
    after,
  }));
  const removals = removed.flatMap((id) =>
    filesOf(directory, id).map((path) => ({ path, before: checksumAt(join(directory, path)), after: null })),
  );
  return { command, files: [...writes, ...removals], removed };
}

/** The files in a folder of the directory, with it before their names; none where it is gone. */
function filesOf(directory: string, folder: string): readonly string[] {
  if (!existsSync(join(directory, folder))) return [];
  return readdirSync(join(directory, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesOf(directory, path) : [path];
    })
    .sort();
}

/** Null where there is no such file. */
function checksumAt(path: string): string | null {
  const content = contentOf(path);
  return content ? fileChecksum(content) : null;
}

/** Undefined where there is no such file. */
function contentOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Whether a file is as it was before the change, or as it is after it. */
function isExpected(directory: string, { path, before, after }: FileChange): boolean {
  const now = checksumAt(join(directory, path));
  return now === before || now === (after === null ? null : fileChecksum(after));
}

/** A file in a folder that goes, of which the change knows nothing. */
function unknownFile(directory: string, { files, removed }: FolderChange): string | undefined {
  const known = new Set(files.map(({ path }) => path));
  return removed.flatMap((id) => filesOf(directory, id)).find((path) => !known.has(path));
}

function apply(directory: string, { path, after }: FileChange): void {
  const target = join(directory, path);
  if (after === null) rmSync(target, { force: true });
  else if (checksumAt(target) !== fileChecksum(after)) {
    removeLeftovers(dirname(target));
    writeFileAtomically(target, after);
  }
}

function interrupted(directory: string, { command }: FolderChange): string {
  return `\`schemac ${command}\` was interrupted while it wrote \`${directory}\``;
}

function finished(directory: string, change: FolderChange): Diagnostic {
  const { files, removed } = change;
  const written = files.filter(({ after }) => after !== null).map(({ path }) => path);
  return warningDiagnostic('change-finished', `${interrupted(directory, change)}: it is finished now.`, {
    subject: directory,
    notes: [
      { message: `Written: ${written.join(', ')}` },
      ...(removed.length > 0 ? [{ message: `Removed: ${removed.join(', ')}` }] : []),
    ],
  });
}

function unfinishable(directory: string, change: FolderChange, path: string): Diagnostic {
  const message = `${interrupted(directory, change)}, and \`${join(directory, path)}\` was changed since then.`;
  const added = change.files
    .filter(({ before }) => before === null)
    .map((file) => join(directory, file.path));
  const inTheWay = [...added, changePath(directory)].map((file) => `\`${file}\``).join(', ');
  return errorDiagnostic('change-unfinished', message, {
    subject: join(directory, path),
    fixes: [
      { title: 'Undo that change, and run any command again: it finishes what was begun.' },
      {
        title: `Or give it up: bring the folder back as it was (\`git checkout\`), and remove ${inTheWay}.`,
      },
    ],
  });
}

function unfinished(directory: string, path: string, reason: string): Diagnostic {
  const message = `A command was interrupted while it wrote \`${directory}\`, and it cannot be finished: ${reason}.`;
  return errorDiagnostic('change-unfinished', message, {
    subject: path,
    fixes: [{ title: 'Run any command where the folder can be written: it finishes what was begun.' }],
  });
}

function unreadableChange(path: string, problem: string): Diagnostic {
  return errorDiagnostic('change-unfinished', `\`${path}\` cannot be read: ${problem}.`, {
    subject: path,
    notes: [{ message: 'A command that was interrupted has written down there what was left to do.' }],
    fixes: [{ title: 'Bring the folder back as it was (`git checkout`), and remove that file.' }],
  });
}
