import { EmbeddedActionsParser, type IToken, type ParserMethod, type TokenType } from 'chevrotain';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { Source, Span } from '../source/source.ts';
import type {
  Argument,
  Attribute,
  Block,
  Expression,
  Member,
  Name,
  ObjectExpression,
  TypeExpression,
} from './ast.ts';
import { type LegacyForm, legacyForm, missingValue } from './formProblems.ts';
import { tokenEnd } from './lexer.ts';
import { stringNode } from './stringNode.ts';
import * as tokens from './tokens.ts';
import { typeNode } from './typeNode.ts';
import { wordOrPath } from './wordOrPath.ts';

/** The head of a block, before its brace. */
export type Head = Pick<Block, 'keyword' | 'name' | 'annotation'>;

type Bare<M> = M extends Member
  ? Omit<M, 'leading' | 'inner' | 'doc' | 'trailing' | 'blankBefore' | 'span'>
  : never;

/** A member as its tokens tell it; what stands around it is added by the caller. */
export type BareMember = Bare<Member>;

type Entry = ObjectExpression['entries'][number];

/**
 * The grammar. It is given one line of `readLines` at a time, so that the line is the unit of recovery. Of a line
 * with an error, `head` and `member` give what was understood before it.
 */
export class SchemaParser extends EmbeddedActionsParser {
  /** Errors that a grammar cannot express, of the line that was parsed last. */
  problems: Diagnostic[] = [];
  #understood: { head?: Head; member?: BareMember } = {};
  #source: Source = { path: '', text: '' };

  constructor() {
    super(tokens.allTokens, { maxLookahead: 2, skipValidations: true });
    this.performSelfAnalysis();
  }

  /** Sets the tokens that `head` or `member` is to parse. */
  begin(source: Source, line: readonly IToken[]): void {
    this.#source = source;
    this.problems = [];
    this.#understood = {};
    this.input = [...line];
  }

  head = this.RULE(
    'head',
    (): Head | undefined => {
      const keyword = this.SUBRULE(this.name);
      const name = this.OPTION(() => this.SUBRULE1(this.name));
      this.ACTION(() => {
        this.#understood.head = { keyword, name, annotation: undefined };
      });
      const annotation = this.OPTION1(() => {
        this.CONSUME(tokens.Colon);
        return this.SUBRULE(this.typeExpression);
      });
      return { keyword, name, annotation };
    },
    { recoveryValueFunc: () => this.#understood.head },
  );

  member = this.RULE(
    'member',
    (): BareMember | undefined =>
      this.OR<BareMember>([
        {
          ALT: () => {
            const sigil = this.CONSUME(tokens.AtAt);
            const attribute = this.SUBRULE(this.attributeBody, { ARGS: [sigil] });
            return { type: 'BlockAttribute', attribute };
          },
        },
        {
          ALT: () => {
            const name = this.SUBRULE(this.name);
            return this.SUBRULE(this.restOfMember, { ARGS: [name] });
          },
        },
      ]),
    { recoveryValueFunc: () => this.#understood.member },
  );

  private restOfMember = this.RULE('restOfMember', (name: Name): BareMember => {
    return this.OR<BareMember>([
      {
        ALT: () => {
          const equals = this.CONSUME(tokens.Equals);
          return { type: 'Assignment', key: name, value: this.#valueAfter(equals) };
        },
      },
      { ALT: () => this.SUBRULE(this.fieldOrValue, { ARGS: [name] }) },
    ]);
  });

  private fieldOrValue = this.RULE('fieldOrValue', (name: Name): BareMember => {
    const fieldType = this.OPTION(() => {
      this.OPTION1(() => this.#legacy('colon', this.CONSUME(tokens.Colon)));
      return this.SUBRULE(this.typeExpression);
    });
    const attributes: Attribute[] = [];
    const member: BareMember = fieldType
      ? { type: 'Field', name, fieldType, attributes }
      : { type: 'Value', name, attributes };
    this.ACTION(() => {
      this.#understood.member = member;
    });
    this.MANY(() => {
      const sigil = this.CONSUME(tokens.At);
      attributes.push(this.SUBRULE(this.attributeBody, { ARGS: [sigil] }));
    });
    return member;
  });

  private attributeBody = this.RULE('attributeBody', (sigil: IToken): Attribute => {
    const path = this.SUBRULE(this.path);
    const args = this.#optionalArguments();
    return this.ACTION(() => ({ type: 'Attribute', path, arguments: args, span: this.#spanFrom(sigil) }));
  });

  private argumentList = this.RULE('argumentList', (into: Argument[]): void => {
    this.CONSUME(tokens.LeftParenthesis);
    this.#commaSeparated(this.argument, tokens.RightParenthesis, into);
  });

  private argument = this.RULE('argument', (): Argument => {
    const first = this.LA(1);
    const content = this.OR<Pick<Argument, 'name' | 'value'>>([
      {
        ALT: () => {
          const name = this.SUBRULE(this.name);
          return { name, value: this.#valueAfter(this.CONSUME(tokens.Colon)) };
        },
      },
      { ALT: () => ({ name: undefined, value: this.SUBRULE1(this.expression) }) },
    ]);
    return this.ACTION(() => ({ type: 'Argument', ...content, span: this.#spanFrom(first) }));
  });

  private expression = this.RULE('expression', (): Expression => {
    const first = this.LA(1);
    return this.OR<Expression>([
      { ALT: () => this.#string(this.CONSUME(tokens.StringLiteral)) },
      { ALT: () => this.#string(this.CONSUME(tokens.BlockString)) },
      {
        ALT: () => {
          const { image } = this.CONSUME(tokens.NumberLiteral);
          return this.ACTION(() => ({ type: 'Number', text: image, span: this.#spanFrom(first) }));
        },
      },
      { ALT: () => this.SUBRULE(this.array) },
      { ALT: () => this.SUBRULE(this.object) },
      { ALT: () => this.SUBRULE(this.reference) },
      {
        ALT: () => {
          this.CONSUME(tokens.TooDeep);
          return this.ACTION(() => ({ type: 'Missing', span: this.#spanFrom(first) }));
        },
      },
    ]);
  });

  private array = this.RULE('array', (): Expression => {
    const items: Expression[] = [];
    const open = this.CONSUME(tokens.LeftBracket);
    this.#commaSeparated(this.expression, tokens.RightBracket, items);
    return this.ACTION(() => ({ type: 'Array', items, span: this.#spanFrom(open) }));
  });

  private object = this.RULE('object', (): Expression => {
    const entries: Entry[] = [];
    const open = this.CONSUME(tokens.LeftBrace);
    this.#commaSeparated(this.entry, tokens.RightBrace, entries);
    return this.ACTION(() => ({ type: 'Object', entries, span: this.#spanFrom(open) }));
  });

  private entry = this.RULE('entry', (): Entry => {
    const key = this.SUBRULE(this.name);
    return { key, value: this.#valueAfter(this.CONSUME(tokens.Colon)) };
  });

  /** A path, a call, or one of the words that are values. */
  private reference = this.RULE('reference', (): Expression => {
    const first = this.LA(1);
    const path = this.SUBRULE(this.path);
    const args = this.#optionalArguments();
    return this.ACTION(() => {
      const span = this.#spanFrom(first);
      return args ? { type: 'Call', path, arguments: args, span } : wordOrPath(path, span);
    });
  });

  private typeExpression = this.RULE('typeExpression', (): TypeExpression => {
    const first = this.LA(1);
    const marks: TokenType[] = [];
    const base = this.OR([
      {
        ALT: () => {
          const open = this.CONSUME(tokens.LeftBracket);
          const element = this.SUBRULE(this.baseType);
          this.CONSUME(tokens.RightBracket);
          this.#legacy('list', open);
          marks.push(tokens.LeftBracket);
          return element;
        },
      },
      { ALT: () => this.SUBRULE1(this.baseType) },
    ]);
    this.MANY(() => marks.push(this.SUBRULE(this.typeMark)));
    return this.ACTION(() => {
      const { node, problem } = typeNode(base, marks, this.#spanFrom(first));
      if (problem) this.problems.push(problem);
      return node;
    });
  });

  private baseType = this.RULE('baseType', (): Pick<TypeExpression, 'path' | 'arguments'> => {
    const path = this.SUBRULE(this.path);
    return { path, arguments: this.#optionalArguments() };
  });

  /** `[]`, `?` or `!` */
  private typeMark = this.RULE(
    'typeMark',
    (): TokenType =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(tokens.LeftBracket);
            this.CONSUME(tokens.RightBracket);
            return tokens.LeftBracket;
          },
        },
        { ALT: () => this.CONSUME(tokens.Question).tokenType },
        {
          ALT: () => {
            const mark = this.CONSUME(tokens.Exclamation);
            this.#legacy('required', mark);
            return mark.tokenType;
          },
        },
      ]),
  );

  private path = this.RULE('path', (): Name[] => {
    const names = [this.SUBRULE(this.name)];
    this.MANY(() => {
      this.CONSUME(tokens.Dot);
      names.push(this.SUBRULE1(this.name));
    });
    return names;
  });

  /** A name of digits alone is a number to the lexer. */
  private name = this.RULE('name', (): Name => {
    const token = this.OR([
      { ALT: () => this.CONSUME(tokens.Identifier) },
      {
        GATE: () => /^[0-9]+$/.test(this.LA(1).image),
        ALT: () => this.CONSUME(tokens.NumberLiteral),
      },
    ]);
    return this.ACTION(() => ({ type: 'Name', value: token.image, span: this.#spanFrom(token) }));
  });

  /** Items with commas between them, also behind the last one, and the bracket that ends them. */
  #commaSeparated<T>(item: ParserMethod<[], T>, close: TokenType, into: T[]): void {
    this.option(7, () => {
      const first = this.subrule(7, item);
      this.ACTION(() => into.push(first));
      this.many(7, () => {
        this.consume(7, tokens.Comma);
        const next = this.subrule(8, item);
        this.ACTION(() => into.push(next));
      });
      this.option(8, () => this.consume(8, tokens.Comma));
    });
    this.consume(9, close);
  }

  #optionalArguments(): readonly Argument[] | undefined {
    return this.option(9, () => {
      const list: Argument[] = [];
      this.subrule(9, this.argumentList, { ARGS: [list] });
      return list;
    });
  }

  /** The value behind a `=` or `:`; an error of its own where there is none. */
  #valueAfter(sign: IToken): Expression {
    const value = this.option(6, () => this.subrule(6, this.expression));
    return this.ACTION(() => {
      if (value) return value;
      const span = { source: this.#source, start: tokenEnd(sign), end: tokenEnd(sign) };
      this.problems.push(missingValue(sign, this.#source));
      return { type: 'Missing', span };
    });
  }

  #string(token: IToken): Expression {
    return this.ACTION(() => {
      const { node, problem } = stringNode(token, this.#source);
      if (problem) this.problems.push(problem);
      return node;
    });
  }

  #legacy(form: LegacyForm, token: IToken): void {
    this.ACTION(() => this.problems.push(legacyForm(form, token, this.#source)));
  }

  /** From a token to the end of the last one that was consumed. */
  #spanFrom(first: IToken): Span {
    return { source: this.#source, start: first.startOffset, end: tokenEnd(this.LA(0)) };
  }
}
