import { basename } from 'node:path';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../../diagnostic/diagnostic.ts';
import { nearest } from '../../diagnostic/nearest.ts';
import type { Source, Span } from '../../source/source.ts';
import { classifyStatement } from '../../sql/classifyStatement.ts';
import type { PostgresParser } from '../../sql/postgresParser.ts';
import { readsFromClient, type ScriptStatement, splitStatements } from '../../sql/splitStatements.ts';
import { commentGaps, type PlacedComment } from '../commentGaps.ts';
import { type Directive, readDirective } from '../migrationHeader.ts';
import { readExpectation, reasonIn } from '../migrationStatement.ts';
import { copyData, scriptErrorDiagnostic, spanOf } from '../scriptDiagnostics.ts';
import { testDirectives } from './testDirectives.ts';
import type { TestCase, TestFile, TestPart } from './testFile.ts';

/** Reads a file of tests. Nothing is asked of a database. */
export function readTestFile(parser: PostgresParser, source: Source): TestFile {
  const script = splitStatements(parser, source.text);
  if (script.error) return { source, cases: [], diagnostics: [scriptErrorDiagnostic(source, script.error)] };
  const reader = new TestReader(parser, source);
  for (const { comments, over } of commentGaps(source.text, script)) {
    reader.takeComments(comments);
    if (over) reader.takeStatement(over);
  }
  return reader.finish();
}

type Section = 'before' | 'after' | 'fails' | 'down';

function isSection(name: string): name is Section {
  return ['before', 'after', 'fails', 'down'].includes(name);
}

/** A case that is being read. */
interface OpenCase {
  readonly name: string;
  readonly span: Span;
  section: Section;
  readonly before: TestPart[];
  readonly after: TestPart[];
  fails?: { readonly text: string; readonly span: Span };
  down?: TestPart[];
}

/** What `-- schemac:rows` waits for. */
interface PendingRows {
  readonly span: Span;
  readonly query?: ScriptStatement;
}

class TestReader {
  readonly #parser: PostgresParser;
  readonly #source: Source;
  readonly #cases: OpenCase[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  /** What stands before the first `case`: the whole of a file without one, else what every case begins with. */
  readonly #first: OpenCase;
  #open: OpenCase;
  #rows: PendingRows | undefined;

  constructor(parser: PostgresParser, source: Source) {
    this.#parser = parser;
    this.#source = source;
    this.#first = openCase(basename(source.path, '.sql'), { source, start: 0, end: 0 });
    this.#open = this.#first;
  }

  takeComments(comments: readonly PlacedComment[]): void {
    for (const [index, comment] of comments.entries()) {
      const directive = readDirective(comment.text);
      if (directive) this.#takeDirective(directive, comment, comments[index - 1]?.text);
    }
  }

  takeStatement(statement: ScriptStatement): void {
    const span = spanOf(this.#source, statement);
    const { type } = classifyStatement(statement.node);
    if (readsFromClient(statement.node)) this.#diagnostics.push(copyData(this.#source, statement));
    else if (['begin', 'commit', 'rollback', 'prepare-transaction'].includes(type))
      this.#refuse('A test has no transactions of its own: leave this out.', span);
    else if (this.#rows) this.#takeRows(this.#rows, statement);
    else this.#push({ type: 'statement', statement });
  }

  finish(): TestFile {
    this.#endRows();
    const { before } = this.#first;
    const shared = this.#cases.length > 0 ? before : [];
    const cases = this.#cases.length > 0 ? this.#cases : [this.#first];
    return {
      source: this.#source,
      cases: hasErrors(this.#diagnostics) ? [] : cases.map((open) => closeCase(open, shared)),
      diagnostics: this.#diagnostics,
    };
  }

  #takeDirective({ name, argument }: Directive, comment: PlacedComment, above: string | undefined): void {
    const start = comment.start + comment.text.indexOf('schemac:');
    const span = { source: this.#source, start, end: comment.start + comment.text.trimEnd().length };
    this.#endRows();
    if (name === 'case') this.#beginCase(argument, span);
    else if (name === 'expect') this.#expect(comment, argument, above);
    else if (name === 'rows') this.#beginRows(comment, argument, span);
    else if (isSection(name)) this.#beginSection(name, argument, span);
    else this.#unknown(name, { ...span, end: start + `schemac:${name}`.length });
  }

  #beginCase(name: string, span: Span): void {
    if (name === '') this.#refuse('A case has a name: `-- schemac:case empty prices stay empty`.', span);
    if (this.#open === this.#first && this.#first.section !== 'before')
      this.#refuse('What stands before the first case belongs to all, and can only be rows before.', span);
    this.#open = openCase(name, span);
    this.#cases.push(this.#open);
  }

  #beginSection(section: Section, argument: string, span: Span): void {
    const open = this.#open;
    const problem = misplacement(open, section);
    if (problem !== undefined) {
      this.#refuse(problem, span);
      return;
    }
    open.section = section;
    if (section === 'fails') open.fails = { text: argument, span };
    if (section === 'down') open.down = [];
    if (section !== 'fails' && argument !== '')
      this.#refuse(`Nothing stands behind \`schemac:${section}\`: the SQL comes below it.`, span);
  }

  #expect({ text, start }: PlacedComment, query: string, above: string | undefined): void {
    const context = { parser: this.#parser, source: this.#source };
    const at = start + text.indexOf(query, text.indexOf('expect') + 'expect'.length);
    const { statements, diagnostics } = readExpectation(context, query, {
      start: at,
      reason: reasonIn(above),
    });
    this.#diagnostics.push(...diagnostics);
    for (const statement of statements) this.#push({ type: 'expect', statement });
  }

  /** The query stands behind the directive, or is the statement that follows it. */
  #beginRows({ text, start }: PlacedComment, argument: string, span: Span): void {
    if (argument === '') {
      this.#rows = { span };
      return;
    }
    const context = { parser: this.#parser, source: this.#source };
    const at = start + text.indexOf(argument, text.indexOf('rows') + 'rows'.length);
    const read = readExpectation(context, argument, { start: at, reason: undefined });
    this.#diagnostics.push(...read.diagnostics);
    const [query] = read.statements;
    if (query) this.#rows = { span, query };
  }

  #takeRows({ span, query }: PendingRows, statement: ScriptStatement): void {
    this.#rows = undefined;
    if (!('SelectStmt' in statement.node)) {
      const what = query ? 'The rows that `schemac:rows` expects' : 'The query of `schemac:rows`';
      this.#refuse(`${what} must follow it: ${query ? 'VALUES (…), (…)' : 'SELECT …'}.`, span);
    } else if (query) this.#push({ type: 'rows', query, rows: statement, ordered: isOrdered(query) });
    else this.#rows = { span, query: statement };
  }

  #endRows(): void {
    if (!this.#rows) return;
    this.#refuse('The rows that `schemac:rows` expects must follow it: VALUES (…), (…).', this.#rows.span);
    this.#rows = undefined;
  }

  #push(part: TestPart): void {
    const { section, before, after, down = [] } = this.#open;
    if (section === 'before') before.push(part);
    else (section === 'down' ? down : after).push(part);
  }

  #unknown(name: string, span: Span): void {
    const close = nearest(name, [...testDirectives, 'expect']);
    this.#diagnostics.push(
      errorDiagnostic('unknown-directive', `Tests have no directive \`schemac:${name}\`.`, {
        span,
        ...(close !== undefined && { fixes: [{ title: `Did you mean \`schemac:${close}\`?` }] }),
      }),
    );
  }

  #refuse(message: string, span: Span): void {
    this.#diagnostics.push(errorDiagnostic('test-file', message, { span }));
  }
}

function openCase(name: string, span: Span): OpenCase {
  return { name, span, section: 'before', before: [], after: [] };
}

function closeCase(
  { section: _, before, name, span, after, fails, down }: OpenCase,
  shared: readonly TestPart[],
): TestCase {
  return {
    ...{ name, span, after },
    before: [...shared, ...before],
    ...(fails && { fails }),
    ...(down && { down }),
  };
}

/** Why a section cannot begin here: they come as before, then after or fails, then down, each once. */
function misplacement({ section, fails, before }: OpenCase, next: Section): string | undefined {
  if (next === 'before' && section === 'before' && before.length === 0) return undefined;
  if (next === 'before') return 'The rows before come first: begin another case with `-- schemac:case NAME`.';
  if (next === 'down' && fails) return 'A migration that stops has nothing to take back.';
  if (next === 'down') return section === 'down' ? 'It is said twice of one case.' : undefined;
  if (section === 'before') return undefined;
  return 'A migration either runs or stops: write another case, `-- schemac:case NAME`.';
}

/** Whether the query says in which order its rows come. */
function isOrdered({ node }: ScriptStatement): boolean {
  return 'SelectStmt' in node && (node.SelectStmt.sortClause ?? []).length > 0;
}
