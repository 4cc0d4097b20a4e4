import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { Source, Span } from '../../source/source.ts';
import type { ScriptStatement } from '../../sql/splitStatements.ts';
import type { MigrationStatement } from '../migrationStatement.ts';

/** One thing that a case does or looks at. */
export type TestPart =
  | { readonly type: 'statement'; readonly statement: ScriptStatement }
  /** `-- schemac:expect`: a query that returns neither false nor nothing. */
  | { readonly type: 'expect'; readonly statement: MigrationStatement }
  | ({ readonly type: 'rows' } & ExpectedRows);

/** `-- schemac:rows`: what a query is to return. */
export interface ExpectedRows {
  readonly query: ScriptStatement;
  /** The rows, as VALUES or another query. */
  readonly rows: ScriptStatement;
  /** The query has an ORDER BY, so that the order of the rows counts. */
  readonly ordered: boolean;
}

/** One case of a test: rows before a migration, and what must be true after it. */
export interface TestCase {
  readonly name: string;
  /** Where it begins. */
  readonly span: Span;
  /** What is done before the migration runs. */
  readonly before: readonly TestPart[];
  /** The migration must stop, with this text in what is said. */
  readonly fails?: { readonly text: string; readonly span: Span };
  /** What is done once it has run, or stopped. */
  readonly after: readonly TestPart[];
  /** What is done once its `down.sql` has run; absent: that is not run. */
  readonly down?: readonly TestPart[];
}

/** A file of tests beside a migration. */
export interface TestFile {
  readonly source: Source;
  /** Empty where there are errors. */
  readonly cases: readonly TestCase[];
  readonly diagnostics: readonly Diagnostic[];
}
