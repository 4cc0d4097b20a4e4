import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import type { MigrationsDirectory } from '../migrate/directory.ts';
import type { DeployTarget } from './deployTarget.ts';
import { UsageError } from './usageError.ts';

/** What has become of a target. */
export type TargetState = 'applied' | 'up-to-date' | 'failed';

interface Begun {
  readonly target: string;
  readonly state: 'begun';
  /** Of what was to be deployed where. */
  readonly fingerprint: string;
}

interface Ended extends Omit<Begun, 'state'> {
  readonly state: TargetState;
  readonly applied: readonly string[];
  readonly durationMs: number;
  readonly error?: string;
}

/** A file of JSON lines: one where a target is begun, and one for what has become of it. */
export interface DeployReport {
  /** Whether an earlier run has done this, and the files are the same since. */
  isDone(target: DeployTarget): boolean;
  /** Whether an earlier run was ended while this ran, by a kill or a crash. */
  wasBrokenOff(target: DeployTarget): boolean;
  begin(target: DeployTarget): void;
  add(target: DeployTarget, line: Omit<Ended, 'target' | 'fingerprint'>): void;
}

/** Reads what earlier runs have written, and goes on with it. `range`: how far those are to be applied that are there. */
export function openReport(
  path: string | undefined,
  { migrations }: MigrationsDirectory,
  range: string | undefined,
): DeployReport {
  const hash = createHash('sha256').update(range ?? '');
  for (const { id, bytes } of migrations) hash.update(`\0${id}\0`).update(bytes);
  const folder = hash.digest('hex');
  const fingerprintOf = ({ url }: DeployTarget) =>
    createHash('sha256')
      .update(`${folder}\0${withoutPassword(url)}`)
      .digest('hex')
      .slice(0, 32);
  const last = new Map(readLines(path).map((line) => [line.fingerprint, line.state]));
  const write = (line: Begun | Ended) => {
    if (path !== undefined) appendFileSync(path, `${JSON.stringify(line)}\n`);
  };
  return {
    isDone: (target) => {
      const state = last.get(fingerprintOf(target));
      return state === 'applied' || state === 'up-to-date';
    },
    wasBrokenOff: (target) => last.get(fingerprintOf(target)) === 'begun',
    begin: (target) => write({ target: target.name, state: 'begun', fingerprint: fingerprintOf(target) }),
    add: (target, line) => write({ target: target.name, ...line, fingerprint: fingerprintOf(target) }),
  };
}

/** A password may change between two runs. */
function withoutPassword(url: string): string {
  return url.replace(/^([^:]+:\/\/[^:@/]*):[^@]*@/, '$1@').replaceAll(/([?&])password=[^&]*/g, '$1');
}

function readLines(path: string | undefined): readonly (Begun | Ended)[] {
  if (path === undefined) return [];
  const text = readOrMake(path);
  const lines = text.split('\n').flatMap((line, index) => readLine(line, path, index + 1));
  if (!text.endsWith('\n') && text !== '') appendFileSync(path, '\n');
  return lines;
}

function readOrMake(path: string): string {
  try {
    appendFileSync(path, '');
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UsageError(`The report \`${path}\` cannot be written: ${error.message}.`, 'Name another file.');
  }
}

const beginning = '{"target":';

/** Nothing where the line is empty, or was broken off: a run that was killed may have left half of its last one. */
function readLine(line: string, path: string, number: number): readonly (Begun | Ended)[] {
  if (line === '') return [];
  try {
    return [JSON.parse(line)];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    if (line.startsWith(beginning) || beginning.startsWith(line)) return [];
    throw new UsageError(`\`${path}\` is no report: line ${number} is no JSON.`, 'Name another file.');
  }
}
