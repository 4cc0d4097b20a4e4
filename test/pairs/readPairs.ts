import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Two databases, as the SQL that makes them. */
export interface Pair {
  /** The path of its folder below the suite. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** The oldest major version that it is for, from `minVersion` in `meta.json`. */
  readonly minimumMajor: number;
}

/** Every folder below `suite` with `a.sql` and `b.sql`, in the order of their names. */
export function readPairs(suite: string): readonly Pair[] {
  const folders = readdirSync(suite, { recursive: true, encoding: 'utf8' });
  return [suite, ...folders.map((path) => join(suite, path))]
    .filter((folder) => existsSync(join(folder, 'a.sql')) && existsSync(join(folder, 'b.sql')))
    .sort()
    .map((folder) => ({
      name: relative(suite, folder) || '.',
      before: readFileSync(join(folder, 'a.sql'), 'utf8'),
      after: readFileSync(join(folder, 'b.sql'), 'utf8'),
      minimumMajor: minimumMajorOf(join(folder, 'meta.json')),
    }));
}

function minimumMajorOf(path: string): number {
  if (!existsSync(path)) return 0;
  const meta = JSON.parse(readFileSync(path, 'utf8')) as { readonly minVersion?: number };
  return meta.minVersion ?? 0;
}
