import { Identifier } from '../src/syntax/tokens.ts';

const pairs = [
  ['{', '}'],
  ['[', ']'],
  ['(', ')'],
] as const;

/** What an editor does beside colouring: comments, brackets, indentation (the language configuration of VS Code). */
export function languageConfiguration(): object {
  const { PATTERN } = Identifier;
  if (!(PATTERN instanceof RegExp)) throw new Error('the token has no regular expression');
  return {
    comments: { lineComment: '//', blockComment: ['/*', '*/'] },
    brackets: pairs,
    autoClosingPairs: [
      ...pairs.map(([open, close]) => ({ open, close })),
      { open: '"', close: '"', notIn: ['string', 'comment'] },
      { open: '"""', close: '"""', notIn: ['string', 'comment'] },
    ],
    surroundingPairs: [...pairs, ['"', '"']],
    wordPattern: PATTERN.source,
    indentationRules: { increaseIndentPattern: '[{(\\[]\\s*$', decreaseIndentPattern: '^\\s*[})\\]]' },
    onEnterRules: [{ beforeText: '^\\s*///', action: { indent: 'none', appendText: '/// ' } }],
    folding: { markers: { start: '^\\s*//\\s*#?region\\b', end: '^\\s*//\\s*#?endregion\\b' } },
  };
}
