import type { TokenType } from 'chevrotain';
import { Identifier, NumberLiteral } from '../src/syntax/tokens.ts';
import type { LanguageWords } from './languageWords.ts';

/** A rule of a TextMate grammar (macromates.com/manual/en/language_grammars), as far as it is used here. */
export interface Rule {
  readonly name?: string;
  readonly contentName?: string;
  readonly match?: string;
  readonly begin?: string;
  readonly end?: string;
  readonly while?: string;
  readonly captures?: Captures;
  readonly beginCaptures?: Captures;
  readonly endCaptures?: Captures;
  readonly patterns?: readonly Rule[];
  readonly include?: string;
}

type Captures = Readonly<Record<string, { readonly name?: string; readonly patterns?: readonly Rule[] }>>;

export interface TextMateGrammar {
  readonly name: string;
  readonly scopeName: string;
  readonly fileTypes: readonly string[];
  readonly patterns: readonly Rule[];
  readonly repository: Readonly<Record<string, Rule>>;
}

/** Atomic: it never gives back its last letters to match what follows. */
const identifier = `(?>${patternOf(Identifier)})`;
const path = `${identifier}(?:\\s*\\.\\s*${identifier})*`;

/** Brackets that are left open end before a line that ends the block. */
const orBlockEnd = '|^(?=\\s*\\})';

/** Where a line of a block ends, for the rules that begin with its name. */
const lineEnd = '(?=$|\\}|//|/\\*)';

/** The grammar: the shapes come from the lexer's tokens, the words from the kinds. */
export function textMateGrammar(words: LanguageWords): TextMateGrammar {
  return {
    name: 'schemac',
    scopeName: 'source.schemac',
    fileTypes: ['dsl'],
    patterns: [{ include: '#comment' }, { include: '#block' }],
    repository: {
      comment: commentRule,
      block: blockRule(words),
      ...memberRules(words),
      ...attributeRules(words),
      ...expressionRules(words),
      ...textRules,
    },
  };
}

function patternOf({ PATTERN }: TokenType): string {
  if (PATTERN instanceof RegExp) return PATTERN.source;
  throw new Error('the token has no regular expression');
}

function anyOf(words: readonly string[]): string {
  return `(?:${words.join('|')})(?![A-Za-z0-9_-])`;
}

function named(name: string): { readonly name: string } {
  return { name: `${name}.schemac` };
}

const commentRule: Rule = {
  patterns: [
    { ...named('comment.line.documentation'), match: '///.*$' },
    { ...named('comment.line.double-slash'), match: '//.*$' },
    { ...named('comment.block'), begin: '/\\*', end: '\\*/' },
  ],
};

function blockRule({ keywords }: LanguageWords): Rule {
  return {
    ...named('meta.block'),
    begin: `(?:(${anyOf(keywords)})|(${identifier}))(?:\\s+(${identifier}))?(?:\\s*(:)\\s*(${path}))?\\s*(\\{)`,
    beginCaptures: {
      1: named('storage.type.block'),
      2: named('invalid.illegal.keyword'),
      3: named('entity.name.type'),
      4: named('punctuation.separator.annotation'),
      5: named('entity.name.type'),
      6: named('punctuation.section.block.begin'),
    },
    end: '\\}',
    endCaptures: { 0: named('punctuation.section.block.end') },
    patterns: [{ include: '#comment' }, { include: '#attribute' }, { include: '#member' }],
  };
}

function memberRules({ scalarTypes, sqlNames }: LanguageWords): Record<string, Rule> {
  const key = { 1: named('variable.other.property'), 2: named('keyword.operator.assignment') };
  const sqlAssignment: Rule = {
    begin: `\\b(${anyOf(sqlNames)})\\s*(=)`,
    beginCaptures: key,
    end: lineEnd,
    patterns: [{ include: '#sql-text' }, { include: '#expression' }],
  };
  return {
    member: {
      patterns: [
        ...(sqlNames.length > 0 ? [sqlAssignment] : []),
        {
          begin: `(${identifier})\\s*(=)`,
          beginCaptures: key,
          end: lineEnd,
          patterns: [{ include: '#expression' }],
        },
        {
          begin: `(${identifier})(?=\\s*:?\\s*\\[?${identifier})\\s*(:)?\\s*`,
          beginCaptures: { 1: named('variable.other.member'), 2: named('invalid.illegal.colon') },
          end: lineEnd,
          patterns: [{ include: '#attribute' }, { include: '#type' }],
        },
        {
          begin: `(${identifier})`,
          beginCaptures: { 1: named('variable.other.enummember') },
          end: lineEnd,
          patterns: [{ include: '#attribute' }],
        },
      ],
    },
    type: {
      patterns: [
        {
          begin: `\\b(Unsupported)\\s*(\\()`,
          beginCaptures: { 1: named('support.type'), 2: named('punctuation.section.parens.begin') },
          end: `\\)${orBlockEnd}`,
          endCaptures: { 0: named('punctuation.section.parens.end') },
          patterns: [{ include: '#sql-text' }],
        },
        { ...named('support.type'), match: `\\b${anyOf(scalarTypes)}` },
        { ...named('entity.name.type'), match: path },
        { ...named('keyword.operator.type'), match: '\\[\\s*\\]|\\?' },
      ],
    },
  };
}

function attributeRules({ sqlAttributes }: LanguageWords): Record<string, Rule> {
  const call = (attribute: string, patterns: readonly Rule[]): Rule => ({
    begin: `(@@?)\\s*(${attribute})\\s*(\\()`,
    beginCaptures: {
      1: named('punctuation.definition.decorator'),
      2: named('entity.name.function.decorator'),
      3: named('punctuation.section.parens.begin'),
    },
    end: `\\)${orBlockEnd}`,
    endCaptures: { 0: named('punctuation.section.parens.end') },
    patterns,
  });
  return {
    attribute: {
      patterns: [
        call(anyOf(sqlAttributes), [{ include: '#sql-text' }, { include: '#argument' }]),
        call(path, [{ include: '#argument' }]),
        {
          match: `(@@?)\\s*(${path})`,
          captures: {
            1: named('punctuation.definition.decorator'),
            2: named('entity.name.function.decorator'),
          },
        },
      ],
    },
  };
}

function expressionRules({ sqlNames, sqlFunctions }: LanguageWords): Record<string, Rule> {
  const label = { 1: named('variable.parameter'), 2: named('punctuation.separator.key-value') };
  const sqlArgument: Rule = {
    begin: `\\b(${anyOf(sqlNames)})\\s*(:)`,
    beginCaptures: label,
    end: '(?=[,)])',
    patterns: [{ include: '#sql-text' }, { include: '#expression' }],
  };
  return {
    argument: {
      patterns: [
        ...(sqlNames.length > 0 ? [sqlArgument] : []),
        { match: `(${identifier})\\s*(:)`, captures: label },
        { include: '#expression' },
      ],
    },
    expression: {
      patterns: [
        { include: '#comment' },
        { include: '#text' },
        { ...named('constant.numeric'), match: patternOf(NumberLiteral) },
        { ...named('constant.language'), match: '\\b(?:true|false|null)(?![A-Za-z0-9_.(-])' },
        callRule(anyOf(sqlFunctions), [{ include: '#sql-text' }, { include: '#argument' }]),
        callRule(path, [{ include: '#argument' }]),
        { ...named('variable.other.constant'), match: path },
        bracketsRule('\\[', `\\]${orBlockEnd}`, 'brackets'),
        bracketsRule('\\{', '\\}', 'braces'),
        { ...named('punctuation.separator.comma'), match: ',' },
      ],
    },
  };
}

function callRule(name: string, patterns: readonly Rule[]): Rule {
  return {
    begin: `(${name})\\s*(\\()`,
    beginCaptures: {
      1: named('entity.name.function'),
      2: named('punctuation.section.parens.begin'),
    },
    end: `\\)${orBlockEnd}`,
    endCaptures: { 0: named('punctuation.section.parens.end') },
    patterns,
  };
}

function bracketsRule(begin: string, end: string, section: string): Rule {
  return {
    begin,
    beginCaptures: { 0: named(`punctuation.section.${section}.begin`) },
    end,
    endCaptures: { 0: named(`punctuation.section.${section}.end`) },
    patterns: [{ include: '#argument' }],
  };
}

const sql: readonly Rule[] = [{ include: '#escape' }, { include: 'source.sql' }];
const quote = {
  begin: named('string.quoted.double punctuation.definition.string.begin'),
  end: named('string.quoted.double punctuation.definition.string.end'),
};

/** SQL is coloured within captures and `while` rules: an open quote in it does not swallow what follows the text. */
const textRules: Record<string, Rule> = {
  text: {
    patterns: [
      { include: '#block-text' },
      {
        ...named('string.quoted.double'),
        begin: '"',
        beginCaptures: { 0: named('punctuation.definition.string.begin') },
        end: '(")|(?=$)',
        endCaptures: { 1: named('punctuation.definition.string.end') },
        patterns: [{ include: '#escape' }],
      },
    ],
  },
  'sql-text': {
    patterns: [
      { include: '#block-text' },
      {
        match: '(")((?:[^"\\\\]|\\\\.)*)(")',
        captures: {
          1: quote.begin,
          2: { name: 'meta.embedded.inline.sql', patterns: sql },
          3: quote.end,
        },
      },
    ],
  },
  'block-text': {
    patterns: [
      {
        match: '(""")(.*?)(""")',
        captures: {
          1: quote.begin,
          2: { name: 'meta.embedded.inline.sql', patterns: [{ include: 'source.sql' }] },
          3: quote.end,
        },
      },
      {
        begin: '"""',
        beginCaptures: { 0: quote.begin },
        end: '"""',
        endCaptures: { 0: quote.end },
        patterns: [
          {
            begin: '\\G',
            while: '^(?!.*""")',
            contentName: 'meta.embedded.block.sql',
            patterns: [{ include: 'source.sql' }],
          },
          {
            match: '^(.+?)(?=""")',
            captures: { 1: { name: 'meta.embedded.block.sql', patterns: [{ include: 'source.sql' }] } },
          },
        ],
      },
    ],
  },
  escape: {
    patterns: [
      { ...named('constant.character.escape'), match: '\\\\(?:["\\\\/bfnrt]|u[0-9a-fA-F]{4})' },
      { ...named('invalid.illegal.escape'), match: '\\\\.' },
    ],
  },
};
