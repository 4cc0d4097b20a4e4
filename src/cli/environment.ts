import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The environment variables, and under them those of the `.env` files of these folders, the first folder first. */
export async function readEnvironment(folders: readonly string[]): Promise<Environment> {
  const texts = folders.flatMap((folder) => readIfThere(join(folder, '.env')));
  if (texts.length === 0) return process.env;
  const { parse } = await import('dotenv');
  return Object.assign({}, ...texts.reverse().map((text) => parse(text)), definedVariables());
}

function definedVariables(): Environment {
  return Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== undefined));
}

function readIfThere(path: string): string[] {
  try {
    return [readFileSync(path, 'utf8')];
  } catch (error) {
    if (isErrno(error, 'ENOENT') || isErrno(error, 'EISDIR')) return [];
    throw error;
  }
}

/** Whether an error is the operating system's, with this code. */
function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === code;
}
