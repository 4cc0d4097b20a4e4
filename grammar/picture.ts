/** Writes the picture of the example for the README; `npm run picture`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createHighlighter } from './createHighlighter.ts';
import { renderPicture } from './renderPicture.ts';

const path = 'docs/schema.svg';
writeFileSync(path, renderPicture(await createHighlighter(), readFileSync('schema.dsl', 'utf8')));
process.stdout.write(`${path}\n`);
