import type { Span } from '../source/source.ts';

export type Severity = 'error' | 'warning' | 'info';

/** What a person is told: one shape for the parser, the analysis, the plan, the runner and the lint rules. */
export interface Diagnostic {
  /** Stable and kebab-case (`unknown-type`): scripts and documentation refer to it. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence in the user's words. Names of theirs stand between backticks. */
  readonly message: string;
  readonly span?: Span;
  /** What it is about where no source has it: `table deals`, `migrations/2026…_add_city`. */
  readonly subject?: string;
  readonly notes?: readonly Note[];
  readonly fixes?: readonly Fix[];
}

export interface Note {
  readonly message: string;
  readonly span?: Span;
}

/** A way out. With edits an editor can carry it out; without, the title says what to type. */
export interface Fix {
  readonly title: string;
  readonly edits?: readonly Edit[];
}

export interface Edit {
  readonly span: Span;
  readonly text: string;
}

type Details = Omit<Diagnostic, 'code' | 'severity' | 'message'>;

/** An error: the work cannot go on, or its result would be wrong. */
export function errorDiagnostic(code: string, message: string, details: Details = {}): Diagnostic {
  return { code, severity: 'error', message, ...details };
}

/** A warning: the work goes on. */
export function warningDiagnostic(code: string, message: string, details: Details = {}): Diagnostic {
  return { code, severity: 'warning', message, ...details };
}

/** Whether any of them is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}
