import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { compressedTemplate, templateName, writeWhole } from './template.ts';

/** Puts the template into the directory of the built program, where it is found first: a step of the build. */
export async function writeTemplate(directory: string): Promise<void> {
  const path = join(directory, templateName());
  if (!existsSync(path)) writeWhole(path, await compressedTemplate());
}
