import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnalysisResult } from '../../src/analyze/analyze.ts';
import type { Database } from '../../src/database/database.ts';
import { insertSampleRows } from './sampleRows.ts';
import { declare, differences, type Transition, take } from './transition.ts';

/** Two schemas, each of which is migrated to the other. */
export interface CorpusCase {
  readonly name: string;
  /** As they are written. */
  readonly texts: { readonly before: string; readonly after: string };
  readonly before: AnalysisResult;
  readonly after: AnalysisResult;
  /** Rows for the schema `before`; without them, and on the way back, there are some of every type. */
  readonly rows?: string;
  /** SQL for what neither schema declares, and how it is once it rests on `after`. */
  readonly setup?: { readonly before: string; readonly after: string };
  readonly flags: CorpusFlags;
}

/** `case.json` of a case. */
export interface CorpusFlags {
  /** The oldest major on which it is possible. Default: any. */
  readonly minimumMajor?: number;
  /** It needs what the embedded PostgreSQL of the tests does not have. */
  readonly serverOnly?: boolean;
  /** Whether the way forward drops what `setup.sql` makes, so that the way back cannot bring it back. */
  readonly setupIsLost?: boolean;
  readonly forward?: DirectionFlags;
  readonly backward?: DirectionFlags;
}

interface DirectionFlags extends Pick<Transition, 'result' | 'stops' | 'loses'> {
  readonly renames?: readonly string[];
  /** The code of the diagnostic with which this direction is refused. */
  readonly refused?: string;
  /** Lines of the catalog that hold one of these are left open by the schema: the database's answer stands. */
  readonly leftOpen?: string | readonly string[];
  /** How many rows each table gets, or SQL that inserts them. Default 2. */
  readonly rows?: number | string;
}

const directory = join(import.meta.dirname, '..', 'corpus');

export function readCorpus(): readonly CorpusCase[] {
  return readdirSync(directory).sort().map(readCase);
}

function readCase(name: string): CorpusCase {
  const read = (file: string) => {
    const path = join(directory, name, file);
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  };
  const texts = { before: read('before.dsl') ?? '', after: read('after.dsl') ?? '' };
  const rows = read('rows.sql');
  const setup = read('setup.sql');
  return {
    name,
    texts,
    before: declareFile(name, 'before.dsl', texts.before),
    after: declareFile(name, 'after.dsl', texts.after),
    ...(rows === undefined ? {} : { rows }),
    ...(setup === undefined ? {} : { setup: { before: setup, after: read('setup-after.sql') ?? setup } }),
    flags: JSON.parse(read('case.json') ?? '{}') as CorpusFlags,
  };
}

function declareFile(name: string, file: string, text: string): AnalysisResult {
  try {
    return declare(text);
  } catch (error) {
    throw new Error(`${name}/${file} is wrong`, { cause: error });
  }
}

/** Takes a case in both directions; the catalog at the end of one must be that at the start of the other. */
export async function corpusProblems(database: Database, one: CorpusCase): Promise<readonly string[]> {
  const { forward = {}, backward = {} } = one.flags;
  const there = await take(database, {
    from: one.before,
    to: one.after,
    ...forward,
    renames: forward.renames ?? [],
    setup: one.setup?.before,
    insertRows: rowsFor(one.rows ?? forward.rows),
  });
  const back = await take(database, {
    from: one.after,
    to: one.before,
    ...backward,
    renames: backward.renames ?? [],
    setup: one.setup?.after,
    insertRows: rowsFor(backward.rows),
  });
  return [
    ...there.problems.map((problem) => `forward: ${problem}`),
    ...(there.after
      ? differencesBut(forward.leftOpen, 'forward: the database', back.before, there.after)
      : []),
    ...back.problems.map((problem) => `backward: ${problem}`),
    ...(back.after && !one.flags.setupIsLost
      ? differencesBut(backward.leftOpen, 'backward: the database', there.before, back.after)
      : []),
  ];
}

function rowsFor(rows: DirectionFlags['rows'] = 2): Transition['insertRows'] {
  return (to) => (typeof rows === 'string' ? to.execute(rows) : insertSampleRows(to, rows));
}

function differencesBut(
  leftOpen: DirectionFlags['leftOpen'],
  ...catalogs: Parameters<typeof differences>
): readonly string[] {
  // `pg_dump` tells what is left open together with the rest of its table.
  const isOpen = (line: string) => leftOpen !== undefined && line.startsWith('pg_dump ');
  const [what, ...sides] = catalogs;
  const [wanted, actual] = sides.map((lines) => lines.filter((line) => !isOpen(line)));
  const lines = differences(what, wanted!, actual!);
  return lines.filter((line) => ![leftOpen ?? []].flat().some((text) => line.includes(text)));
}
