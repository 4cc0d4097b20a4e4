import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { positionAt, type Span } from '../source/source.ts';

/** The result of a command for machines; keys are only ever added. */
export interface JsonResult {
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly [key: string]: unknown;
}

/** One line of JSON; spans become a path with lines and columns, counted from 1. */
export function jsonResult(result: JsonResult): string {
  return JSON.stringify(result, (_, value: unknown) => (isSpan(value) ? place(value) : value));
}

function isSpan(value: unknown): value is Span {
  return (
    typeof value === 'object' && value !== null && 'source' in value && 'start' in value && 'end' in value
  );
}

function place(span: Span) {
  return {
    path: span.source.path,
    start: positionAt(span.source, span.start),
    end: positionAt(span.source, span.end),
  };
}
