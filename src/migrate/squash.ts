import { dirname, join } from 'node:path';
import type { Database } from '../database/database.ts';
import { withScratchDatabase } from '../database/withScratchDatabase.ts';
import { type Diagnostic, errorDiagnostic, hasErrors, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import type { UnreadObjects } from '../introspect/unreadObjects.ts';
import { deepEqual } from '../model/deepEqual.ts';
import { statementsSql } from '../print/migrationSql.ts';
import type { Source } from '../source/source.ts';
import { loadPostgresParser, type PostgresParser } from '../sql/postgresParser.ts';
import { concatenated, concatenatedDown } from './concatenated.ts';
import type { MigrationsDirectory } from './directory.ts';
import {
  type FoldedRange,
  foldedId,
  foldedIds,
  foldedParents,
  foldedRange,
  followingInstead,
  misplacedBy,
} from './foldedRange.ts';
import type { LockFile } from './lock.ts';
import { readLockFile } from './lockFile.ts';
import { readMigrationHeader } from './migrationHeader.ts';
import { readScript } from './migrationScript.ts';
import { planBetween } from './planBetween.ts';
import { planLosses } from './planLosses.ts';
import { printFormat } from './printFormat.ts';
import { replaceMigrations } from './replaceMigrations.ts';
import { replay } from './replay.ts';
import { readScratchState, type ScratchState, stateDifferences } from './scratchState.ts';
import { statementsBeyondSchema, statementsError } from './statementsBeyondSchema.ts';
import { testsThatGo } from './testing/testsThatGo.ts';

export interface SquashOptions {
  /** The first and the last of the range; absent: of the folder. */
  readonly from?: string;
  readonly to?: string;
  readonly name?: string;
  /** What becomes of statements that no schema shows. Absent: there must be none. */
  readonly data?: 'keep' | 'drop';
  /** Where it is tried out: on this server, else on the embedded one. */
  readonly scratchUrl?: string;
}

export type Squashed =
  | { readonly type: 'failed'; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly type: 'squashed';
      readonly path: string;
      /** The ids that are gone, in order. */
      readonly removed: readonly string[];
      readonly diagnostics: readonly Diagnostic[];
    };

/**
 * Folds a range of migrations into one that leads from the same schema to the same schema, which is proved before
 * anything is written. Databases that have the old ones have the new one.
 */
export async function squash(directory: MigrationsDirectory, options: SquashOptions): Promise<Squashed> {
  const range = foldedRange(directory, options);
  if ('diagnostic' in range) return failed(range.diagnostic);
  const id = foldedId(range, options.name ?? 'squashed');
  const misplaced = misplacedBy(range, id);
  if (misplaced.length > 0) return failed(...misplaced.map((migration) => withoutHeader(migration.id)));
  const parser = await loadPostgresParser();
  const broken = range.folded.flatMap(({ source }) => readScript(parser, source).diagnostics);
  if (hasErrors(broken)) return failed(...broken);
  const data = options.data ? [] : dataDiagnostics(parser, range);
  if (data.length > 0) return failed(...data);
  const { lock, diagnostics } = readLockFile(directory.path);
  if (hasErrors(diagnostics)) return failed(...diagnostics);
  const led = await withScratchDatabase(options.scratchUrl, (scratch) =>
    fold({ scratch, lock }, parser, range, options),
  );
  if ('diagnostics' in led) return failed(...led.diagnostics);
  const proof = await withScratchDatabase(options.scratchUrl, (scratch) =>
    prove({ scratch, lock }, range, id, led),
  );
  if (hasErrors(proof)) return failed(...proof);
  return write(directory, lock, range, id, led, proof);
}

function failed(...diagnostics: readonly Diagnostic[]): Squashed {
  return { type: 'failed', diagnostics };
}

/** Where it is tried out. */
interface Trial {
  readonly scratch: Database;
  /** It knows the rows that belong to the schema. */
  readonly lock: LockFile;
}

/** The new migration, and what it leads from and to. */
interface Fold {
  readonly sql: string;
  readonly down: string | undefined;
  readonly from: ScratchState;
  readonly to: ScratchState;
}

async function fold(
  trial: Trial,
  parser: PostgresParser,
  { before, folded }: FoldedRange,
  { data }: SquashOptions,
): Promise<Fold | { readonly diagnostics: readonly Diagnostic[] }> {
  const { scratch } = trial;
  const early = await replay(scratch, before);
  if (hasErrors(early)) return { diagnostics: early };
  const from = await readScratchState(trial.scratch, trial.lock);
  const late = await replay(scratch, folded);
  if (hasErrors(late)) return { diagnostics: late };
  const to = await readScratchState(trial.scratch, trial.lock);
  if (data === 'keep')
    return { sql: concatenated(parser, folded), down: concatenatedDown(parser, folded), from, to };
  const up = planBetween(from.schema, to.schema, scratch.version);
  const losses = planLosses(up).map(({ message }) => message);
  if (losses.length > 0) return { diagnostics: [lossy(losses)] };
  const unread = to.unread.filter((found) => !from.unread.some((known) => deepEqual(found, known)));
  if (unread.length > 0) return { diagnostics: [notDerived(unread)] };
  const format = printFormat(scratch.defaultSchema);
  const back = planBetween(to.schema, from.schema, scratch.version);
  return { sql: `\n${statementsSql(up, format)}`, down: statementsSql(back, format), from, to };
}

/** With an error where the new migration does not lead to the same schema; the way back may not, with a warning. */
async function prove(
  trial: Trial,
  { before, folded }: FoldedRange,
  id: string,
  { sql, down, from, to }: Fold,
): Promise<readonly Diagnostic[]> {
  const { scratch } = trial;
  const first = await replay(scratch, before);
  if (hasErrors(first)) return first;
  const path = join(dirname(dirname(folded[0]!.source.path)), id, 'migration.sql');
  const up = await replay(scratch, [{ id, source: { path, text: sql } }]);
  if (hasErrors(up)) return up;
  const found = stateDifferences(to, await readScratchState(trial.scratch, trial.lock), scratch);
  if (found.length > 0) return [leadsElsewhere(found)];
  if (down === undefined) {
    const lacking = folded.filter((migration) => migration.down === undefined);
    return [noDown(lacking.map((migration) => migration.id))];
  }
  const back = await replay(scratch, [{ id, source: { path: join(dirname(path), 'down.sql'), text: down } }]);
  const left = hasErrors(back)
    ? back.map(({ message }) => message)
    : stateDifferences(from, await readScratchState(trial.scratch, trial.lock), scratch);
  return left.length > 0 ? [downLeadsElsewhere(left)] : [];
}

function write(
  directory: MigrationsDirectory,
  lock: LockFile,
  range: FoldedRange,
  id: string,
  { sql, down }: Fold,
  told: readonly Diagnostic[],
): Squashed {
  const schema = readMigrationHeader(range.folded.at(-1)!.source.text).schema;
  const written = {
    id,
    parents: foldedParents(range),
    replaces: foldedIds(range),
    hold: range.folded.some(({ hold }) => hold),
    ...(schema === undefined ? {} : { schema }),
    sql,
    ...(down === undefined ? {} : { down }),
  };
  const gone = testsThatGo(range.folded);
  const problems = replaceMigrations(directory, lock, {
    command: 'migrate squash',
    removed: range.folded,
    written: [written],
    edited: following(range, id),
  });
  if (hasErrors(problems)) return failed(...problems);
  const removed = range.folded.map((migration) => migration.id);
  return { type: 'squashed', path: join(directory.path, id), removed, diagnostics: [...told, ...gone] };
}

/** The files after the range that named one of it, and follow the new migration now. */
function following({ folded, after }: FoldedRange, id: string): readonly Source[] {
  const gone = new Set(folded.map((migration) => migration.id));
  return after.flatMap(({ source: { path, text } }) => {
    const next = followingInstead(text, gone, id);
    return next === text ? [] : [{ path, text: next }];
  });
}

/** As many as fit on a screen. */
const maximumNotes = 8;

function dataDiagnostics(parser: PostgresParser, { folded }: FoldedRange): readonly Diagnostic[] {
  const sources = folded.map(({ source }) => source);
  const [first, ...others] = statementsBeyondSchema(parser, sources);
  if (!first) return [];
  const count = others.length === 0 ? 'One statement changes' : `${others.length + 1} statements change`;
  const message = `${count} what no schema shows: it cannot be derived from the schema.`;
  const fixes = [
    { title: 'Keep all statements as they are, one after another: `--keep-data`' },
    {
      title:
        'Or leave out these, but for the rows that the schema declares, where new databases have no use for them: `--drop-data`',
    },
    { title: 'Or fold less: `--from ID --to ID`' },
  ];
  return [statementsError('squash-data', message, [first, ...others], fixes)];
}

const keepFix = { title: 'Keep all statements as they are, one after another: `--keep-data`' };

function lossy(losses: readonly string[]): Diagnostic {
  const message = 'In one step it would lose what the migrations keep, or lose again what they lose.';
  return errorDiagnostic('squash-loses', message, {
    notes: losses.slice(0, maximumNotes).map((text) => ({ message: text })),
    fixes: [keepFix],
  });
}

function notDerived(unread: readonly UnreadObjects[]): Diagnostic {
  const names = unread.map(({ kind, names: found }) => `${kind} (${found.join(', ')})`).join(', ');
  return errorDiagnostic('squash-unread', `They make what schemac does not read yet: ${names}.`, {
    fixes: [keepFix],
  });
}

function withoutHeader(id: string): Diagnostic {
  const message = `\`${id}\` has no \`-- schemac:parent\` line, and would follow another migration by name.`;
  return errorDiagnostic('squash-order', message, {
    fixes: [{ title: 'Choose another range, or another `--name`.' }],
  });
}

function leadsElsewhere(found: readonly string[]): Diagnostic {
  const message = 'The one migration would not lead to the schema that they lead to: nothing is written.';
  return errorDiagnostic('squash-differs', message, {
    notes: found.slice(0, maximumNotes).map((text) => ({ message: text })),
    fixes: [keepFix, { title: 'Or fold less: `--from ID --to ID`' }],
  });
}

function noDown(ids: readonly string[]): Diagnostic {
  const names = ids.map((id) => `\`${id}\``).join(', ');
  return warningDiagnostic('no-down-file', `There is no way back from it: ${names} had no \`down.sql\`.`);
}

function downLeadsElsewhere(left: readonly string[]): Diagnostic {
  return warningDiagnostic('down-does-not-lead-back', 'Its down.sql does not lead back to what was there.', {
    notes: left.slice(0, maximumNotes).map((message) => ({ message })),
  });
}
