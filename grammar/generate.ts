/** Writes the files of the editor extension; `npm run grammar`. */
import { writeFileSync } from 'node:fs';
import { generatedFiles } from './generatedFiles.ts';

for (const [path, text] of generatedFiles()) {
  writeFileSync(path, text);
  process.stdout.write(`${path}\n`);
}
