import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** What ends the work, as the death of the process would: nothing that is tried after it succeeds. */
class Crash extends Error {}

const changing = ['mkdirSync', 'writeFileSync', 'renameSync', 'rmSync'] as const;

/**
 * Does work that changes files, and breaks it off at its nth change, counted from 0: before it, or when it is half done.
 * Returns whether there was such a change.
 */
export function crashAt(nth: number, moment: 'before' | 'half', work: () => void): boolean {
  const real = Object.fromEntries(changing.map((name) => [name, fs[name]])) as Record<string, never>;
  let count = 0;
  for (const name of changing) {
    const step = (...args: readonly unknown[]) => {
      if (count++ < nth) return (real[name] as unknown as (...given: readonly unknown[]) => unknown)(...args);
      if (count === nth + 1 && moment === 'half') doHalf(real, name, args);
      throw new Crash('the process dies here');
    };
    Object.assign(fs, { [name]: step });
  }
  syncBuiltinESMExports();
  try {
    work();
    return false;
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    return true;
  } finally {
    Object.assign(fs, real);
    syncBuiltinESMExports();
  }
}

function doHalf(real: Record<string, never>, name: string, [path, text]: readonly unknown[]): void {
  const files = real as unknown as Pick<typeof fs, (typeof changing)[number]>;
  if (name === 'writeFileSync') files.writeFileSync(String(path), String(text).slice(0, 7));
  if (name !== 'rmSync' || !fs.existsSync(String(path)) || !fs.statSync(String(path)).isDirectory()) return;
  const [first] = fs.readdirSync(String(path));
  if (first !== undefined) files.rmSync(`${path}/${first}`, { recursive: true });
}
