export interface SyntaxErrorDetails {
  readonly message: string;
  /** In characters (code points), from 0. */
  readonly cursorPosition: number;
}

/** What PostgreSQL's parser says of a syntax error; undefined for any other error. */
export function syntaxErrorDetails(error: unknown): SyntaxErrorDetails | undefined {
  // Told by its fields: importing the class of the library would load the library.
  if (!(error instanceof Error) || !('sqlDetails' in error)) return undefined;
  return error.sqlDetails as SyntaxErrorDetails;
}
