import { readFileSync } from 'node:fs';
import { createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createOnigurumaEngine } from 'shiki/engine/oniguruma';
import sql from 'shiki/langs/sql.mjs';
import dark from 'shiki/themes/github-dark.mjs';
import light from 'shiki/themes/github-light.mjs';

/** Shiki with the committed grammar as `schemac`, and the themes `github-light` and `github-dark`. */
export function createHighlighter(): Promise<HighlighterCore> {
  const schemac = JSON.parse(readFileSync('grammar/schemac.tmLanguage.json', 'utf8'));
  return createHighlighterCore({
    engine: createOnigurumaEngine(import('shiki/wasm')),
    themes: [light, dark],
    langs: [sql, schemac],
  });
}
