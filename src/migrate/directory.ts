import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Diagnostic, errorDiagnostic, hasErrors, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import { finishFolderChange } from './folderChange.ts';
import { foreignTool } from './foreignTool.ts';
import type { Migration } from './migration.ts';
import { readMigrationHeader } from './migrationHeader.ts';
import { checkMigrationLock } from './migrationLock.ts';
import { orderChain, type UnchainedMigration } from './orderChain.ts';
import { readText, unreadable } from './readText.ts';
import { snapshotName } from './snapshot/snapshot.ts';
import { hasSnapshot } from './snapshot/snapshotFile.ts';

/** A migrations folder as it was read. */
export interface MigrationsDirectory {
  /** As the user gave it. */
  readonly path: string;
  /** In the order in which they are applied. */
  readonly migrations: readonly Migration[];
  /** With an error among them, `migrations` is what could be read, and must not be applied. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a migrations folder in the layout that Prisma uses: `<id>/migration.sql`, beside it perhaps `down.sql`.
 * A folder that does not exist holds no migrations. What an interrupted command has left half done is finished first.
 */
export function readDirectory(path: string): MigrationsDirectory {
  const finished = finishFolderChange(path);
  if (hasErrors(finished)) return { path, migrations: [], diagnostics: finished };
  const listing = listFolder(path);
  if ('diagnostic' in listing) return { path, migrations: [], diagnostics: [listing.diagnostic] };
  const diagnostics = [...finished, ...checkMigrationLock(path, listing.names), ...looseFiles(path, listing)];
  const found = listing.folders.map((id) => readMigration(path, id));
  diagnostics.push(...duplicates(listing.folders), ...found.flatMap((read) => read.diagnostics));
  const migrations = found.flatMap(({ migration }) => (migration ? [migration] : []));
  // A migration that cannot be read would only make its children complain of an unknown parent.
  if (hasErrors(diagnostics)) return { path, migrations: byNameOrder(migrations), diagnostics };
  const chain = orderChain(path, migrations);
  return { path, migrations: chain.migrations, diagnostics: [...diagnostics, ...chain.diagnostics] };
}

interface Listing {
  /** Folders that hold a migration, or should, sorted. */
  readonly folders: readonly string[];
  /** Every entry. */
  readonly names: readonly string[];
}

function listFolder(path: string): Listing | { readonly diagnostic: Diagnostic } {
  let names: readonly string[];
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return { folders: [], names: [] };
    if (!found.isDirectory()) {
      return { diagnostic: notMigrations(path, `\`${path}\` is a file, not a migrations folder.`) };
    }
    names = readdirSync(path).sort();
  } catch (error) {
    return { diagnostic: unreadable(path, error) };
  }
  const folders = names.filter((name) => !name.startsWith('.') && isFolder(join(path, name)));
  if (folders.some((folder) => existsSync(join(path, folder, 'migration.sql')))) return { folders, names };
  return strayFolder(path, names, folders) ?? { folders, names };
}

/** What is wrong with a folder in which there is no migration at all. */
function strayFolder(
  path: string,
  names: readonly string[],
  folders: readonly string[],
): { readonly diagnostic: Diagnostic } | undefined {
  const tool = foreignTool(path, names);
  if (tool) {
    return { diagnostic: notMigrations(path, `\`${path}\` looks like a folder of ${tool}, not of schemac.`) };
  }
  if (folders.length > 0 || sqlFiles(path, names).length > 0) {
    const message = `\`${path}\` is not a migrations folder: nothing in it is a \`<id>/migration.sql\`.`;
    return { diagnostic: notMigrations(path, message) };
  }
  return undefined;
}

function notMigrations(path: string, message: string): Diagnostic {
  return errorDiagnostic('not-a-migrations-folder', message, {
    subject: path,
    notes: [{ message: 'A migrations folder holds one folder for each migration: `<id>/migration.sql`.' }],
    fixes: [{ title: 'Name the folder with `--migrations DIR`; a new one is made on first use.' }],
  });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

interface ReadMigration {
  readonly migration?: UnchainedMigration;
  readonly diagnostics: readonly Diagnostic[];
}

function readMigration(directory: string, id: string): ReadMigration {
  const folder = join(directory, id);
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    return { diagnostics: [unreadable(folder, error)] };
  }
  if (!names.includes('migration.sql')) return { diagnostics: [fileMissing(folder)] };
  const file = readText(join(folder, 'migration.sql'));
  if (!file.source) return { diagnostics: [file.diagnostic] };
  const down = names.includes('down.sql') ? readText(join(folder, 'down.sql')) : undefined;
  const { source, bytes } = file;
  const { parents, replaces, hold } = readMigrationHeader(source.text);
  const migration = {
    id,
    declaredParents: parents,
    replaces,
    ...(hold ? { hold } : {}),
    source,
    bytes,
    ...(down?.source && { down: down.source }),
  };
  return { migration, diagnostics: down && !down.source ? [down.diagnostic] : [] };
}

function fileMissing(folder: string): Diagnostic {
  return errorDiagnostic('migration-file-missing', `\`${folder}\` holds no \`migration.sql\`.`, {
    subject: folder,
    fixes: [{ title: 'Bring the file back (`git checkout`), or remove the folder.' }],
  });
}

/** File systems of other machines take these for one folder. */
function duplicates(folders: readonly string[]): Diagnostic[] {
  const firstOf = new Map<string, string>();
  return folders.flatMap((id) => {
    const key = id.normalize('NFC').toLowerCase();
    const first = firstOf.get(key);
    firstOf.set(key, first ?? id);
    if (first === undefined) return [];
    const message = `\`${first}\` and \`${id}\` differ only in case or in how their letters are encoded.`;
    return [
      errorDiagnostic('duplicate-migration', message, {
        subject: id,
        fixes: [{ title: 'Rename one of them, or remove it.' }],
      }),
    ];
  });
}

/** But for what schemac writes there itself. */
function sqlFiles(path: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => name.endsWith('.sql') && !(name === snapshotName && hasSnapshot(path)));
}

function looseFiles(path: string, { folders, names }: Listing): Diagnostic[] {
  return sqlFiles(path, names)
    .filter((name) => !folders.includes(name))
    .map((name) =>
      warningDiagnostic(
        'loose-sql-file',
        `\`${join(path, name)}\` is not applied: it is no \`<id>/migration.sql\`.`,
        {
          subject: join(path, name),
          fixes: [
            {
              title: `Make it one: \`${join(name.slice(0, -'.sql'.length), 'migration.sql')}\`; or move it elsewhere.`,
            },
          ],
        },
      ),
    );
}

function byNameOrder(migrations: readonly UnchainedMigration[]): readonly Migration[] {
  return migrations.map(({ declaredParents, ...migration }) => ({
    ...migration,
    parents: declaredParents ?? [],
  }));
}
