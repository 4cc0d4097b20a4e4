import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sql from 'shiki/langs/sql.mjs';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, type IRawGrammar, parseRawGrammar, Registry } from 'vscode-textmate';

/** A stretch of a line, and the scopes that it has beside those that its surroundings give it. */
export interface ScopedText {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** Loads the committed grammar, with one for the SQL in it. */
export async function loadGrammar(): Promise<IGrammar> {
  const require = createRequire(import.meta.url);
  await loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')));
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (scope) => (scope === 'source.sql' ? sqlGrammar() : schemacGrammar()),
  });
  const grammar = await registry.loadGrammar('source.schemac');
  if (!grammar) throw new Error('the grammar was not loaded');
  return grammar;
}

function schemacGrammar(): IRawGrammar {
  const path = 'grammar/schemac.tmLanguage.json';
  return parseRawGrammar(readFileSync(path, 'utf8'), path);
}

function sqlGrammar(): IRawGrammar {
  return parseRawGrammar(JSON.stringify(sql[0]), 'sql.json');
}

/** Tokenizes a text. Blank stretches are left out, and so are the scopes of whole files and blocks. */
export function tokenize(grammar: IGrammar, text: string): ScopedText[] {
  const found: ScopedText[] = [];
  let stack = INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const part = line.slice(startIndex, endIndex).trim();
      const own = scopes.filter((scope) => scope !== 'source.schemac' && scope !== 'meta.block.schemac');
      if (part !== '') found.push({ text: part, scopes: own });
    }
  }
  return found;
}
