import { join } from 'node:path';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { readText } from './readText.ts';

const fileName = 'migration_lock.toml';
const postgresProviders: ReadonlySet<string> = new Set(['postgresql', 'postgres']);

/** Prisma notes in `migration_lock.toml` which database its migrations are for: it must be PostgreSQL. */
export function checkMigrationLock(directory: string, names: readonly string[]): Diagnostic[] {
  if (!names.includes(fileName)) return [];
  const path = join(directory, fileName);
  const file = readText(path);
  if (!file.source) return [file.diagnostic];
  const { source } = file;
  const match = /^[ \t]*provider[ \t]*=[ \t]*(["'])(.*?)\1/m.exec(source.text);
  if (!match) {
    const message = `\`${path}\` names no \`provider\`.`;
    return [errorDiagnostic('invalid-migration-lock', message, { subject: path })];
  }
  const provider = match[2]!;
  if (postgresProviders.has(provider)) return [];
  const start = match.index + match[0].length - provider.length - 1;
  const message = `These migrations were written for \`${provider}\`: schemac runs them on PostgreSQL alone.`;
  const span = { source, start, end: start + provider.length };
  const fixes = [{ title: 'Begin another folder: `--migrations DIR`' }];
  return [errorDiagnostic('foreign-provider', message, { span, fixes })];
}
