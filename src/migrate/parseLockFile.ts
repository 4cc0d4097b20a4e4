import type { RememberedExpression } from '../compare/expressionMemory.ts';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { ObjectId } from '../model/object.ts';
import type { Reading } from '../model/reading.ts';
import { lineStarts, lineText, type Source, type Span } from '../source/source.ts';
import type { LockedMigration, ReadLock } from './lock.ts';
import { lockFormat, noParents } from './printLockFile.ts';

interface Collected {
  readonly migrations: LockedMigration[];
  readonly objects: Set<ObjectId>;
  readonly expressions: RememberedExpression[];
  readonly readings: Reading[];
}

const checksumPattern = /^[0-9a-f]{16,64}$/;

/** The kinds of lines: what each takes in, given its fields; false where the fields are not what they must be. */
const lineKinds: Readonly<Record<string, (fields: readonly string[], into: Collected) => boolean>> = {
  migration: ([id, parents, checksum, ...more], into) => {
    if (!id || !parents || !checksum || more.length > 0 || !checksumPattern.test(checksum)) return false;
    const names = parents === noParents ? [] : parents.split(',').map(unescapeField);
    into.migrations.push({ id: unescapeField(id), parents: names, checksum });
    return true;
  },
  object: ([id, ...more], into) => {
    if (!id || more.length > 0) return false;
    into.objects.add(unescapeField(id) as ObjectId);
    return true;
  },
  expression: ([object, path, written, stored, ...more], into) => {
    if (!object || !path || !written || !stored || more.length > 0) return false;
    if (!checksumPattern.test(written) || !checksumPattern.test(stored)) return false;
    const id = unescapeField(object) as ObjectId;
    into.expressions.push({ object: id, path: unescapeField(path), written, stored });
    return true;
  },
  reads: ([object, fact, ...more], into) => {
    if (!object || !fact || more.length > 0) return false;
    into.readings.push({ object: unescapeField(object) as ObjectId, fact: unescapeField(fact) });
    return true;
  },
};

/** Reads the text of a lock file. The same line twice, as a merge may leave it, counts once. */
export function parseLockFile(source: Source): ReadLock {
  const collected: Collected = { migrations: [], objects: new Set(), expressions: [], readings: [] };
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const [index, start] of lineStarts(source).entries()) {
    const line = lineText(source, index + 1);
    if (line.trim() === '' || seen.has(line)) continue;
    seen.add(line);
    const problem = takeLine(line, { source, start, end: start + line.length }, collected);
    if (problem) diagnostics.push(problem);
    // One message says how a conflict is resolved; the lines of its sides are no further problems.
    if (problem?.code === 'merge-conflict' || problem?.code === 'newer-lock-file') break;
  }
  return { lock: collected, diagnostics };
}

function takeLine(line: string, span: Span, into: Collected): Diagnostic | undefined {
  if (/^(?:<{7}|={7}|>{7}|\|{7})/.test(line)) return mergeConflict(span);
  if (line.startsWith('#')) return newerFormat(line, span);
  const [kind = '', ...fields] = line.trim().split(' ');
  const take = Object.hasOwn(lineKinds, kind) ? lineKinds[kind] : undefined;
  if (!take) return unknownLine(kind, span);
  if (take(fields, into)) return undefined;
  const message = `This is no \`${kind}\` line of a lock file: it was cut off or edited.`;
  return errorDiagnostic('invalid-lock-file', message, {
    span,
    fixes: [{ title: 'Take the line from git again, or remove it if it came from a merge.' }],
  });
}

function mergeConflict(span: Span): Diagnostic {
  return errorDiagnostic('merge-conflict', 'A merge conflict stands in the lock file.', {
    span,
    notes: [{ message: 'Every line of this file stands alone, so both sides may be kept.' }],
    fixes: [
      { title: 'Remove the lines `<<<<<<<`, `=======` and `>>>>>>>`, keep all others, and `git add` it.' },
    ],
  });
}

function newerFormat(line: string, span: Span): Diagnostic | undefined {
  const format = /^# schemac\.lock, format (\d+)/.exec(line)?.[1];
  if (format === undefined || Number(format) <= lockFormat) return undefined;
  const message = `This lock file has format ${format}; this schemac knows the formats up to ${lockFormat}.`;
  return errorDiagnostic('newer-lock-file', message, {
    span,
    fixes: [{ title: 'Install a newer schemac.' }],
  });
}

function unknownLine(kind: string, span: Span): Diagnostic {
  const message = `A line of a lock file cannot begin with \`${kind}\` (format ${lockFormat}, which this schemac writes).`;
  return errorDiagnostic('invalid-lock-file', message, {
    span,
    notes: [{ message: 'A later schemac may have written it.' }],
    fixes: [{ title: 'Install the schemac that the others use, or remove the line.' }],
  });
}

function unescapeField(field: string): string {
  return field.replace(/(?:%[0-9a-f]{2})+/g, (bytes) =>
    Buffer.from(bytes.replaceAll('%', ''), 'hex').toString(),
  );
}
