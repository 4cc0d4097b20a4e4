import picocolors from 'picocolors';
import type { Span } from '../source/source.ts';
import { codeFrame } from './codeFrame.ts';
import type { Diagnostic, Severity } from './diagnostic.ts';
import { printable } from './displayText.ts';

export interface PrintOptions {
  readonly color: boolean;
  /** Columns of the terminal; lines of a source that are longer are cut. Default 100. */
  readonly width?: number;
}

/** Diagnostics for people, with a blank line between them. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], options: PrintOptions): string {
  return diagnostics.map((diagnostic) => printDiagnostic(diagnostic, options)).join('\n\n');
}

/**
 * A diagnostic for people: what is wrong, the lines of the source with the span underlined, the notes with theirs,
 * and the ways out.
 */
export function printDiagnostic(diagnostic: Diagnostic, options: PrintOptions): string {
  const { code, severity, message, span, subject, notes = [], fixes = [] } = diagnostic;
  const colors = picocolors.createColors(options.color);
  const paint = colors[severityColors[severity]];
  const frame = (place: Span, mark: (text: string) => string) =>
    codeFrame(place, options.width ?? 100, { gutter: colors.blue, mark });
  const lines = [`${colors.bold(paint(`${severity}[${code}]`))}: ${colors.bold(printable(message))}`];
  if (subject !== undefined) lines.push(`  in ${printable(subject)}`);
  if (span) lines.push(...frame(span, paint));
  for (const note of notes) {
    lines.push(`${colors.bold('note')}: ${printable(note.message)}`);
    if (note.span) lines.push(...frame(note.span, colors.blue));
  }
  for (const fix of fixes) lines.push(`${colors.bold(colors.green('help'))}: ${printable(fix.title)}`);
  return lines.join('\n');
}

const severityColors = { error: 'red', warning: 'yellow', info: 'cyan' } as const satisfies Record<
  Severity,
  string
>;
