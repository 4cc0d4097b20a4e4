import type { Database } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import { openDatabase } from '../database/openDatabase.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import type { Schema } from '../model/object.ts';
import type { Plan } from '../model/plan.ts';
import { statementsSql } from '../print/migrationSql.ts';
import { loadPostgresParser } from '../sql/postgresParser.ts';
import { afterRenames } from './afterRenames.ts';
import { changedRows } from './changedRows.ts';
import { holding } from './holding.ts';
import type { Migration } from './migration.ts';
import { type MigrationScript, readScript } from './migrationScript.ts';
import { noWayBack } from './noWayBack.ts';
import { planBetween } from './planBetween.ts';
import { planLosses } from './planLosses.ts';
import { printFormat } from './printFormat.ts';
import { readState, type StateScope } from './recordedState.ts';
import { fitOneTransaction } from './rehearse.ts';
import { replay } from './replay.ts';

/** What it means to take a migration back. */
export interface GradedDown {
  readonly id: string;
  /** `lossy`: it takes data with it. `impossible`: there is no way back, or it fails. */
  readonly grade: 'lossless' | 'lossy' | 'impossible';
  /** A sentence for everything that goes with it. */
  readonly losses: readonly string[];
  /** Why it is impossible. */
  readonly diagnostics: readonly Diagnostic[];
}

interface GradeOptions {
  readonly schemas: readonly string[];
  /** How long a rehearsal waits for a lock, in milliseconds. */
  readonly lockTimeoutMs: number;
}

interface WayBack {
  readonly migration: Migration;
  readonly script: MigrationScript;
}

/**
 * Finds out what it means to take migrations back, in this order, before anything is done: the ways back are tried in
 * a transaction that is rolled back, and PostgreSQL tells what each takes with it. What comes after one that is
 * impossible is not graded. Throws a DatabaseError where a lock is not to be had.
 */
export async function gradeDown(
  database: Database,
  migrations: readonly Migration[],
  options: GradeOptions,
): Promise<readonly GradedDown[]> {
  const parser = await loadPostgresParser();
  const ways: WayBack[] = [];
  const impossible: GradedDown[] = [];
  for (const migration of migrations) {
    const script = migration.down && readScript(parser, migration.down);
    const diagnostics = script ? script.diagnostics : [noWayBack(migration)];
    if (script && !hasErrors(diagnostics)) ways.push({ migration, script });
    else {
      impossible.push({ id: migration.id, grade: 'impossible', losses: [], diagnostics });
      break;
    }
  }
  const graded = fitOneTransaction(ways.map(({ script }) => script))
    ? await gradeInTransaction(database, ways, options)
    : await gradeOnScratch(database, ways, options);
  return graded.some(({ grade }) => grade === 'impossible') ? graded : [...graded, ...impossible];
}

function gradeInTransaction(
  database: Database,
  ways: readonly WayBack[],
  options: GradeOptions,
): Promise<readonly GradedDown[]> {
  return database.transaction((transaction) => gradeEach(transaction, ways, options), { rollback: true });
}

async function gradeEach(
  database: Database,
  ways: readonly WayBack[],
  options: GradeOptions,
): Promise<readonly GradedDown[]> {
  const graded: GradedDown[] = [];
  for (const [index, way] of ways.entries()) {
    const isLast = index === ways.length - 1;
    const grade = await gradeOne(database, way, options, isLast);
    graded.push(grade);
    if (grade.grade === 'impossible') break;
  }
  return graded;
}

/** Tries the way back in a savepoint, asks what would be lost in the state before it, and then goes it. */
async function gradeOne(
  database: Database,
  { migration: { id }, script }: WayBack,
  { schemas, lockTimeoutMs }: GradeOptions,
  isLast: boolean,
): Promise<GradedDown> {
  const before = await readState(database, scopeOf(schemas));
  const rows = changedRows(script);
  const source = { id, source: script.source };
  const tried = await database.transaction(
    async (nested) => {
      const diagnostics = await replay(nested, [source], { lockTimeoutMs, report: rows.report });
      return {
        diagnostics,
        after: hasErrors(diagnostics) ? before : await readState(nested, scopeOf(schemas)),
      };
    },
    { rollback: true },
  );
  if (hasErrors(tried.diagnostics))
    return { id, grade: 'impossible', losses: [], diagnostics: tried.diagnostics };
  const plan = planBetween(before, tried.after, database.version);
  const losses = [...(await lostIn(plan, database)), ...rows.sentences()];
  if (!isLast) await replay(database, [source], { lockTimeoutMs });
  return graded(id, losses);
}

/** Rows that belong to the schema are changed by statements, which are counted by themselves. */
function scopeOf(schemas: readonly string[]): StateScope {
  return { schemas, readings: [] };
}

async function lostIn(plan: Plan, database: Database): Promise<readonly string[]> {
  const lost = await afterRenames(plan, database, (renamed) => holding(planLosses(plan), renamed));
  return lost.map(({ message }) => message);
}

function graded(id: string, losses: readonly string[]): GradedDown {
  return { id, grade: losses.length > 0 ? 'lossy' : 'lossless', losses, diagnostics: [] };
}

/**
 * Where no transaction can hold the ways back, they are tried on an embedded database with the same objects. It has no
 * rows to ask: what may be lost counts as lost, but for the first, before which the real database can be asked.
 */
async function gradeOnScratch(
  database: Database,
  ways: readonly WayBack[],
  { schemas }: GradeOptions,
): Promise<readonly GradedDown[]> {
  const scratch = await openDatabase({ embedded: 'memory' });
  try {
    const current = await readState(database, scopeOf(schemas));
    const unlike = await whyUnlike(scratch, current, database.defaultSchema);
    if (unlike !== undefined) return ways.map(({ migration: { id } }) => graded(id, [unlike]));
    const result: GradedDown[] = [];
    for (const [index, { migration, script }] of ways.entries()) {
      const before = await readState(scratch, scopeOf(schemas));
      const rows = changedRows(script);
      const diagnostics = await replay(scratch, [{ id: migration.id, source: script.source }]);
      if (hasErrors(diagnostics)) {
        result.push({ id: migration.id, grade: 'impossible', losses: [], diagnostics });
        break;
      }
      const plan = planBetween(before, await readState(scratch, scopeOf(schemas)), database.version);
      const lost =
        index === 0 ? await lostIn(plan, database) : planLosses(plan).map(({ message }) => message);
      result.push(graded(migration.id, [...lost, ...rows.possible()]));
    }
    return result;
  } finally {
    await scratch.close();
  }
}

/** A sentence that stands for a loss where the embedded database cannot hold the same objects. */
async function whyUnlike(
  scratch: Database,
  current: Schema,
  defaultSchema: string,
): Promise<string | undefined> {
  const plan = planBetween(new Map(), current, scratch.version);
  try {
    await scratch.execute(statementsSql(plan, printFormat(defaultSchema)));
    return undefined;
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return `What goes with it is not known, as the embedded PostgreSQL lacks what it takes to try it out: ${error.message}`;
  }
}
