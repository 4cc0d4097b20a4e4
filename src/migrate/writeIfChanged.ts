import { existsSync, readFileSync } from 'node:fs';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { writeFileAtomically } from './writeAtomically.ts';
import { unwritable } from './writeMigration.ts';

/** Writes a file where it has another text, whole or not at all. Returns what prevented it. */
export function writeIfChanged(path: string, text: string): readonly Diagnostic[] {
  try {
    if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileAtomically(path, text);
    return [];
  } catch (error) {
    return [unwritable(path, error)];
  }
}
