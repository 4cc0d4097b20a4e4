import { existsSync, readFileSync } from 'node:fs';

/** Where Prisma looks for its configuration. */
const places = ['prisma.config', '.config/prisma'].flatMap((path) =>
  ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((extension) => `${path}.${extension}`),
);

/** The seed command of Prisma's configuration. */
export type PrismaSeed =
  | { readonly path: string; readonly command: string }
  /** It is there, and only running the file would tell what it is. */
  | { readonly path: string; readonly command?: never };

/** Finds `migrations: { seed: "…" }` in Prisma's configuration, which is read and not run. */
export function prismaSeed(): PrismaSeed | undefined {
  const path = places.find((place) => existsSync(place));
  if (path === undefined) return undefined;
  const text = withoutComments(readFileSync(path, 'utf8'));
  if (!/\bseed\b/.test(text)) return undefined;
  const [, quote, command] = /\bseed['"]?\s*:\s*(['"`])((?:\\.|(?!\1).)*)\1\s*[,}\n]/s.exec(text) ?? [];
  const isComputed = command === undefined || (quote === '`' && command.includes('${'));
  return isComputed ? { path } : { path, command: command.replaceAll(/\\(.)/gs, '$1') };
}

/** Strings stay, with what looks like a comment in them. */
function withoutComments(text: string): string {
  return text.replaceAll(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (_, kept: string | undefined) => kept ?? '',
  );
}
