import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { MigrationsDirectory } from '../migrate/directory.ts';
import type { DeployTarget } from './deployTarget.ts';
import { UsageError } from './usageError.ts';

/** What has become of a target. */
export type TargetState = 'applied' | 'up-to-date' | 'failed';

export interface ReportLine {
  readonly target: string;
  readonly state: TargetState;
  /** Of what was to be deployed where. */
  readonly fingerprint: string;
  readonly applied: readonly string[];
  readonly durationMs: number;
  readonly error?: string;
}

/** A file of JSON lines, one for each target and what has become of it. */
export interface DeployReport {
  /** Whether an earlier run has done this, and the files are the same since. */
  isDone(target: DeployTarget): boolean;
  add(target: DeployTarget, line: Omit<ReportLine, 'target' | 'fingerprint'>): void;
}

/** Reads what earlier runs have written, and goes on with it. `to`: the last migration to apply. */
export function openReport(
  path: string | undefined,
  { migrations }: MigrationsDirectory,
  to: string | undefined,
): DeployReport {
  const hash = createHash('sha256').update(to ?? '');
  for (const { id, bytes } of migrations) hash.update(`\0${id}\0`).update(bytes);
  const folder = hash.digest('hex');
  const fingerprintOf = ({ url }: DeployTarget) =>
    createHash('sha256')
      .update(`${folder}\0${withoutPassword(url)}`)
      .digest('hex')
      .slice(0, 32);
  const last = new Map(readLines(path).map((line) => [line.fingerprint, line.state]));
  return {
    isDone: (target) => {
      const state = last.get(fingerprintOf(target));
      return state === 'applied' || state === 'up-to-date';
    },
    add: (target, line) => {
      if (path === undefined) return;
      const written: ReportLine = { target: target.name, ...line, fingerprint: fingerprintOf(target) };
      appendFileSync(path, `${JSON.stringify(written)}\n`);
    },
  };
}

/** A password may change between two runs. */
function withoutPassword(url: string): string {
  return url.replace(/^([^:]+:\/\/[^:@/]*):[^@]*@/, '$1@').replaceAll(/([?&])password=[^&]*/g, '$1');
}

function readLines(path: string | undefined): readonly ReportLine[] {
  if (path === undefined || !existsSync(path)) return [];
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return lines.flatMap((line, index) => {
    try {
      return [JSON.parse(line) as ReportLine];
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      // A run that was killed may have left half of its last line.
      if (index === lines.length - 1) return [];
      throw new UsageError(`${path} is no report: line ${index + 1} is no JSON.`, 'Name another file.');
    }
  });
}
