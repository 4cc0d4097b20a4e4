import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { shellWord } from '../migrate/shellWord.ts';
import { readPackage } from './packageJson.ts';
import { prismaSeed } from './prismaSeed.ts';
import { UsageError } from './usageError.ts';

/** What fills a database. */
export type SeedSource =
  | { readonly type: 'sql'; readonly path: string }
  /** `from` says who named it. */
  | { readonly type: 'command'; readonly command: string; readonly from: string };

const seedFiles = ['seed.sql', 'seed.ts', 'seed.mts', 'seed.js', 'seed.mjs'];

/**
 * The seed of the project: the command in package.json, that of Prisma's configuration, else a file beside the schema.
 * Undefined where there is none.
 */
export function seedSource(schemaPath: string): SeedSource | undefined {
  const content = readPackage();
  const named = [
    { command: content?.schemac?.seed, from: 'package.json#schemac.seed' },
    { command: content?.prisma?.seed, from: 'package.json#prisma.seed' },
  ].find(({ command }) => command !== undefined);
  if (named) return inPackage(named);
  const prisma = prismaSeed();
  if (prisma?.command !== undefined) return { type: 'command', command: prisma.command, from: prisma.path };
  const folder = folderOf(schemaPath);
  const file = seedFiles.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (file !== undefined) return fromFile(file);
  if (prisma) throw unreadSeed(`The seed in ${prisma.path} is no plain text, so it cannot be read.`);
  return undefined;
}

function inPackage({ command, from }: { readonly command: unknown; readonly from: string }): SeedSource {
  if (typeof command !== 'string' || command.trim() === '') throw unreadSeed(`${from} is no command.`);
  return command.endsWith('.sql') && existsSync(command)
    ? { type: 'sql', path: command }
    : { type: 'command', command, from };
}

function unreadSeed(message: string): UsageError {
  return new UsageError(message, 'Name it in package.json: "schemac": { "seed": "tsx prisma/seed.ts" }');
}

function folderOf(schemaPath: string): string {
  return existsSync(schemaPath) && statSync(schemaPath).isDirectory() ? schemaPath : dirname(schemaPath);
}

function fromFile(path: string): SeedSource {
  if (path.endsWith('.sql')) return { type: 'sql', path };
  const runner = /\.m?ts$/.test(path) ? typescriptRunner(path) : 'node';
  return { type: 'command', command: `${runner} ${shellWord(path)}`, from: path };
}

/** What runs TypeScript here: a runner of the project, else Node.js from 22.18 on. */
function typescriptRunner(path: string): string {
  const runner = ['tsx', 'ts-node', 'bun'].find((name) => existsSync(join('node_modules', '.bin', name)));
  if (runner !== undefined) return runner;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return 'node';
  throw new UsageError(
    `Nothing here runs ${path}: Node.js ${process.versions.node} reads no TypeScript.`,
    'Install a runner: npm install --save-dev tsx',
  );
}
