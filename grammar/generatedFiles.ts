import { languageConfiguration } from './languageConfiguration.ts';
import { languageWords } from './languageWords.ts';
import { textMateGrammar } from './textMateGrammar.ts';

/** The generated files of this folder: the path from the root of the repository, and the text. */
export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['grammar/schemac.tmLanguage.json', json(textMateGrammar(languageWords()))],
    ['grammar/language-configuration.json', json(languageConfiguration())],
  ]);
}

function json(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
