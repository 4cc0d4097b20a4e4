import { existsSync, readFileSync } from 'node:fs';
import { UsageError } from './usageError.ts';

/** What package.json says to schemac or, in a project that comes from Prisma, to Prisma. */
export type PackageContent = Partial<
  Record<'schemac' | 'prisma', { readonly schema?: unknown; readonly seed?: unknown }>
> | null;

/** The package.json of the working folder. */
export function readPackage(): PackageContent {
  if (!existsSync('package.json')) return null;
  const text = readFileSync('package.json', 'utf8');
  try {
    return JSON.parse(text) as PackageContent;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(
      `package.json is no JSON: ${error.message}.`,
      'Mend it, or name the schema: --schema <file>',
    );
  }
}
