import type { IToken } from 'chevrotain';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Source, Span } from '../source/source.ts';
import type { Block, Comment, Document, Member, Name } from './ast.ts';
import { docOf, isComment } from './comment.ts';
import { tokenEnd, tokenize } from './lexer.ts';
import { lexicalProblem } from './lexicalProblem.ts';
import { type Line, readLines } from './readLines.ts';
import { type BareMember, type Head, SchemaParser } from './schemaParser.ts';
import { syntaxError } from './syntaxError.ts';

/** What a source says as far as it was understood, and what is wrong with it. */
export interface ParseResult {
  readonly document: Document;
  readonly diagnostics: readonly Diagnostic[];
}

/** After so many errors the rest of the source is not read: it is no schema. */
const maximumErrors = 1000;

/**
 * Parses a schema file. Never throws: a line that is wrong gives one diagnostic, and all other lines are understood.
 * The language is a superset of Prisma's (prisma-engines, psl/schema-ast/src/parser/datamodel.pest).
 */
export function parse(source: Source): ParseResult {
  return new DocumentReader(source).read();
}

let sharedParser: SchemaParser | undefined;

interface OpenBlock {
  readonly line: Line;
  readonly head: Head;
  readonly members: Member[];
}

class DocumentReader {
  readonly #source: Source;
  readonly #parser: SchemaParser;
  readonly #blocks: Block[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  #open: OpenBlock | undefined;
  /** The line before belonged to no block, and that has been said. */
  #outside = false;
  #trailing: readonly Comment[] = [];

  constructor(source: Source) {
    sharedParser ??= new SchemaParser();
    this.#source = source;
    this.#parser = sharedParser;
  }

  read(): ParseResult {
    const { text } = this.#source;
    const tokens = tokenize(text);
    for (const token of tokens) if (isComment(token)) this.#lexicalProblem([token]);
    for (const line of readLines(tokens, this.#source)) {
      if (this.#diagnostics.length >= maximumErrors) {
        this.#tooManyErrors(line);
        break;
      }
      this.#line(line);
    }
    const document: Document = {
      type: 'Document',
      source: this.#source,
      blocks: this.#blocks,
      trailing: this.#trailing,
      span: { source: this.#source, start: 0, end: text.length },
    };
    return { document, diagnostics: this.#diagnostics.toSorted(byStart) };
  }

  #line(line: Line): void {
    const outside = this.#outside;
    this.#outside = false;
    if (line.kind === 'open') this.#openBlock(line);
    else if (line.kind === 'content') {
      if (this.#open) this.#member(line, this.#open);
      else this.#outsideBlock(line, outside);
    } else if (line.kind === 'close') {
      if (this.#open) this.#closeBlock(line, this.#open);
      else if (!outside)
        this.#report('unexpected-closing-brace', 'This `}` closes no block', this.#span(line));
    } else if (this.#open) this.#unclosed(line, this.#open);
    else this.#trailing = line.leading;
  }

  #openBlock(line: Line): void {
    if (this.#open) this.#unclosed(line, this.#open);
    const head = this.#run(line, 'head', () => this.#parser.head());
    const start = line.brace!.startOffset;
    const nothing: Name = { type: 'Name', value: '', span: { source: this.#source, start, end: start } };
    this.#open = {
      line,
      head: head ?? { keyword: nothing, name: undefined, annotation: undefined },
      members: [],
    };
  }

  #closeBlock(line: Line, open: OpenBlock): void {
    this.#endBlock(open, line.leading, line.trailing, tokenEnd(line.brace!));
  }

  /** A block without its `}`: at the head of the next block, or at the end of the file. */
  #unclosed(line: Line, open: OpenBlock): void {
    const { keyword, name } = open.head;
    const title = [keyword.value, name?.value].filter(Boolean).join(' ');
    if (!this.#endIsSwallowed(line)) {
      this.#report('unclosed-block', `The closing \`}\` of \`${title}\` is missing`, this.#span(open.line), {
        ...(line.kind === 'open' && {
          notes: [{ message: 'The next block begins here', span: this.#span(line) }],
        }),
      });
    }
    const atEnd = line.kind === 'end';
    const last = open.members.at(-1)?.span.end ?? tokenEnd(open.line.brace!);
    this.#endBlock(open, atEnd ? line.leading : [], undefined, atEnd ? this.#source.text.length : last);
  }

  /** A comment or a text without an end has swallowed the rest of the file, and that has been said. */
  #endIsSwallowed(line: Line): boolean {
    const last = this.#diagnostics.at(-1);
    if (line.kind !== 'end' || !last) return false;
    const comment = this.#diagnostics.some(({ code }) => code === 'unterminated-comment');
    return (
      comment ||
      (last.code === 'unterminated-string' && this.#source.text.startsWith('"""', last.span!.start))
    );
  }

  #endBlock(open: OpenBlock, closing: readonly Comment[], trailing: Comment | undefined, end: number): void {
    const { line, head, members } = open;
    this.#blocks.push({
      type: 'Block',
      ...head,
      members,
      leading: line.leading,
      doc: docOf(line.leading, line.blankBefore),
      opening: line.trailing,
      closing,
      trailing,
      blankBefore: line.blankBefore,
      span: { source: this.#source, start: (line.tokens[0] ?? line.brace!).startOffset, end },
    });
    this.#open = undefined;
  }

  #member(line: Line, open: OpenBlock): void {
    const bare = this.#run(line, 'member', () => this.#parser.member());
    if (bare) open.members.push(memberNode(bare, line, this.#span(line)));
  }

  #outsideBlock(line: Line, alreadySaid: boolean): void {
    this.#outside = true;
    if (alreadySaid || this.#lexicalProblem(line.tokens)) return;
    const span = this.#span(line);
    const [first, , third] = line.tokens;
    if (first!.image === 'type' && third?.image === '=') {
      this.#report('type-alias', 'A type cannot be given another name with `type … =`', span);
    } else this.#report('expected-block', 'This belongs to no block', span);
  }

  /** Parses a line; reports its first error, which the others most likely follow from. */
  #run<T>(line: Line, entry: 'head' | 'member', rule: () => T): T | undefined {
    const { tokens } = line;
    if (tokens.length === 0) {
      this.#report('expected-keyword', 'A keyword and a name are missing before `{`', this.#span(line));
      return undefined;
    }
    this.#parser.begin(this.#source, tokens);
    const result = rule();
    if (this.#lexicalProblem(tokens)) return result;
    const errors = this.#parser.errors.map((error) => syntaxError(error, entry, tokens, this.#source));
    const first = [...errors, ...this.#parser.problems].toSorted(byStart)[0];
    if (first) this.#diagnostics.push(first);
    return result;
  }

  #lexicalProblem(tokens: readonly IToken[]): boolean {
    for (const token of tokens) {
      const problem = lexicalProblem(token, this.#source);
      if (!problem) continue;
      this.#diagnostics.push(problem);
      return true;
    }
    return false;
  }

  #tooManyErrors(line: Line): void {
    const message = `More than ${maximumErrors} errors: the rest of the file is not read`;
    this.#report('too-many-errors', message, this.#span(line));
  }

  #report(code: string, message: string, span: Span, details: Pick<Diagnostic, 'notes'> = {}): void {
    this.#diagnostics.push(errorDiagnostic(code, message, { span, ...details }));
  }

  /** From the first to the last token of a line; the end of the file for a line without tokens. */
  #span({ tokens, brace }: Line): Span {
    const first = tokens[0] ?? brace;
    const last = brace ?? tokens.at(-1);
    const end = this.#source.text.length;
    return {
      source: this.#source,
      start: first?.startOffset ?? end,
      end: last ? tokenEnd(last) : end,
    };
  }
}

function memberNode(bare: BareMember, line: Line, span: Span): Member {
  const { leading, inner, trailing, blankBefore } = line;
  const above = docOf(leading, blankBefore);
  const behind = trailing?.doc ? trailing.text : undefined;
  const doc = above !== undefined && behind !== undefined ? `${above}\n${behind}` : (above ?? behind);
  // Not a spread: in Node.js 20 it takes ten times as long here.
  return Object.assign(bare, { leading, inner, doc, trailing, blankBefore, span });
}

function byStart(a: Diagnostic, b: Diagnostic): number {
  return (a.span?.start ?? 0) - (b.span?.start ?? 0);
}
