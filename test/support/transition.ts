import { type AnalysisResult, analyze } from '../../src/analyze/analyze.ts';
import type { Database } from '../../src/database/database.ts';
import { type Diagnostic, hasErrors } from '../../src/diagnostic/diagnostic.ts';
import { introspect } from '../../src/introspect/introspect.ts';
import { readingsOf } from '../../src/kinds/readingsOf.ts';
import { kinds } from '../../src/kinds/registry.ts';
import { wordless } from '../../src/kinds/wordless.ts';
import { afterRenames } from '../../src/migrate/afterRenames.ts';
import { readAnswers } from '../../src/migrate/answers.ts';
import { type Comparison, compareWithDatabase } from '../../src/migrate/compareWithDatabase.ts';
import { type Draft, draftMigration } from '../../src/migrate/draft.ts';
import { obstacles } from '../../src/migrate/obstacles.ts';
import { type ReplayOptions, replay } from '../../src/migrate/replay.ts';
import { type Change, subjectOf } from '../../src/model/change.ts';
import { deepEqual } from '../../src/model/deepEqual.ts';
import type { ObjectId, Schema } from '../../src/model/object.ts';
import { renderSchema } from '../../src/render/renderSchema.ts';
import { parse } from '../../src/syntax/parse.ts';
import { lostRows, readKeptRows, rowsNotGivenBack } from './keptRows.ts';
import { resetDatabase } from './resetDatabase.ts';
import { witness } from './witness.ts';

/** One step from one schema to another. */
export interface Transition {
  readonly from: AnalysisResult;
  readonly to: AnalysisResult;
  /** What a person would say with `--rename`. */
  readonly renames: readonly string[];
  /** The code of the diagnostic with which it is refused; `undefined`: it is not. */
  readonly refused?: string | undefined;
  /** SQL for what the first schema does not declare: it must be there afterwards as it was. */
  readonly setup?: string | undefined;
  /** Whether `db pull` is known to print the second schema right. */
  readonly isPulled?: boolean;
  /** Fills the tables before it is taken. */
  readonly insertRows: (database: Database) => Promise<void>;
  /** What stands in tables, or subqueries, once it was taken: each row as PostgreSQL writes it. Asked of what `@using` and `@backfill` change. */
  readonly result?: Readonly<Record<string, readonly string[]>> | undefined;
  /** SQL that brings rows which must stop it, and by what. */
  readonly stops?: Readonly<Record<string, Stop>> | undefined;
  /** The code that says why rows stand in the way back. Default: only the want of a value may. */
  readonly wayBack?: string | undefined;
  /**
   * The columns whose values another type writes otherwise, so that the way back does not bring back the same; and the
   * tables (`public."T"`) that lose rows there with new partitions, into which these had moved.
   */
  readonly loses?: readonly string[] | undefined;
  /** Whether nobody has said what rows come back as: where two schemas met by chance, conversions may lose any value. */
  readonly byChance?: boolean;
}

/** The code of the diagnostic, on older servers than that major none; null: only the run of the file tells. */
type Stop = string | null | { readonly code: string; readonly from: number };

/** What came of it. */
export interface TransitionResult {
  /** The catalogs before and after; the latter only if the migration ran. */
  readonly before: readonly string[];
  readonly after?: readonly string[];
  /** The code of the diagnostic with which it was refused, or the question that was left. */
  readonly refused?: string;
  /** What is not as promised, with the SQL that did it. */
  readonly problems: readonly string[];
}

/** Reads schema texts. Throws where they have errors: the tests hold schemas that are right. */
export function declare(...texts: readonly string[]): AnalysisResult {
  const parsed = texts.map((text, index) => parse({ path: `${index}.dsl`, text }));
  const analysed = analyze(parsed.map(({ document }) => document));
  const diagnostics = [...parsed.flatMap((one) => one.diagnostics), ...analysed.diagnostics];
  if (hasErrors(diagnostics)) throw new Error(messages(diagnostics));
  return analysed;
}

/**
 * Empties the database, makes the first schema in it, fills it, and migrates it to the second, as `migrate dev` does.
 * Then it holds the promises: nothing is left to do, the rows are there, what `db pull` prints is the same database,
 * and `down.sql` leads back.
 */
export async function take(database: Database, transition: Transition): Promise<TransitionResult> {
  const { from, to } = transition;
  await resetDatabase(database);
  await build(database, from);
  if (transition.setup !== undefined) await database.execute(transition.setup);
  const declared = [from, to];
  const empty = await witness(database, declared);
  await transition.insertRows(database);
  const before = await witness(database, declared);
  const readings = { kept: readingsOf(from.schema, kinds), wished: readingsOf(to.schema, kinds) };
  const current = await introspect(database, { readings });
  const comparison = await compare(database, current, to, { owned: from, renames: transition.renames });
  const draft = await draftFor(database, comparison);
  const refusal = refusalOf(draft);
  if (refusal !== undefined || transition.refused !== undefined) {
    const isExpected = refusal === transition.refused;
    const problems = isExpected ? [] : [`refused with ${refusal} instead of ${transition.refused}`];
    return { before, problems, ...(refusal === undefined ? {} : { refused: refusal }) };
  }
  const stopped = await stopProblems(database, transition.stops ?? {}, comparison, draft);
  const result = await migrate(database, transition, comparison, draft, { empty, filled: before });
  return { ...result, problems: [...stopped, ...result.problems] };
}

/** Such rows must refuse a plan, and the file of a plan that was made before they came. */
async function stopProblems(
  database: Database,
  stops: NonNullable<Transition['stops']>,
  comparison: Comparison,
  draft: Draft,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const [rows, stop] of Object.entries(stops)) {
    const code = codeOf(stop, database.version);
    const { refusal, failures } = await database.transaction(
      async (filled) => {
        await filled.execute(rows);
        const refused = refusalOf(await draftFor(filled, comparison));
        return {
          refusal: refused,
          failures: draft.type === 'draft' ? await run(filled, draft.sql, { trial: true }) : [],
        };
      },
      { rollback: true },
    );
    if (refusal !== code) problems.push(`${rows} is refused with ${refusal} instead of ${code}`);
    if (failures.length === 0) problems.push(`${rows} does not stop the file`);
  }
  return problems;
}

function codeOf(stop: Stop, version: number): string | undefined {
  if (stop === null || typeof stop === 'string') return stop ?? undefined;
  return version >= stop.from * 10_000 ? stop.code : undefined;
}

/** What the rows are that a plan changes: where it does, the case must say it. */
async function resultProblems(
  database: Database,
  draft: Draft,
  result: Transition['result'],
): Promise<readonly string[]> {
  if (!result)
    return draft.type === 'draft' && changesRows(draft) ? ['it changes rows, but no `result` says how'] : [];
  const problems: string[] = [];
  for (const [table, wanted] of Object.entries(result)) {
    const rows = await database.query<{ row: string }>(`SELECT row::text FROM ${table} AS row ORDER BY 1`);
    const found = rows.map(({ row }) => row);
    if (!deepEqual(found, wanted))
      problems.push(`rows of ${table}: ${found.join(' ')} instead of ${wanted.join(' ')}`);
  }
  return problems;
}

/** By SQL of the user's own; of what is converted otherwise, the rows tell. */
function changesRows({ plan }: Extract<Draft, { type: 'draft' }>): boolean {
  return plan.statements
    .flatMap((statement) => statement.parts ?? [statement])
    .some(({ fills, changes }) => fills !== undefined || changes.some(hasUsing));
}

function hasUsing(change: Change): boolean {
  return (
    change.type === 'alter' && change.attributes.includes('type') && change.after.hints?.using !== undefined
  );
}

/** Makes the first schema in the emptied database. Returns the SQL that leads to the second, where it is not refused. */
export async function planned(
  database: Database,
  { from, to, renames }: Pick<Transition, 'from' | 'to' | 'renames'>,
): Promise<string | undefined> {
  await resetDatabase(database);
  await build(database, from);
  const comparison = await compare(database, await introspect(database), to, { owned: from, renames });
  const draft = await draftFor(database, comparison);
  if (draft.type === 'nothing') return '';
  return draft.type === 'draft' ? draft.sql : undefined;
}

/** The catalog of a schema that is made in an empty database. */
export async function directWitness(database: Database, schema: AnalysisResult): Promise<readonly string[]> {
  await resetDatabase(database);
  await build(database, schema);
  return witness(database, [schema]);
}

/** What the witness says before a migration: of empty tables, and of filled ones. */
interface StateBefore {
  readonly empty: readonly string[];
  readonly filled: readonly string[];
  readonly kept: Awaited<ReturnType<typeof readKeptRows>>;
}

async function migrate(
  database: Database,
  transition: Transition,
  comparison: Comparison,
  draft: Draft,
  state: Omit<StateBefore, 'kept'>,
): Promise<TransitionResult> {
  const before = state.filled;
  const { from, to, isPulled } = transition;
  const kept = await readKeptRows(database, comparison);
  const sql = draft.type === 'draft' ? draft.sql : '';
  const failures = await run(database, sql);
  if (failures.length > 0) return { before, problems: [...failures, sql] };
  const after = await witness(database, [from, to]);
  const known = [...readingsOf(from.schema, kinds), ...readingsOf(to.schema, kinds)];
  const made = await introspect(database, { readings: { kept: known, wished: [] } });
  const left = await compare(database, made, to, { owned: from, renames: [] });
  const problems = [
    ...describeChanges('a second run finds', left),
    ...(await lostRows(database, kept)),
    ...(transition.byChance ? [] : await resultProblems(database, draft, transition.result)),
    ...(isPulled ? [] : await pullProblems(database, made, to)),
  ];
  if (problems.length > 0) problems.push(sql);
  if (draft.type === 'draft')
    problems.push(...(await downProblems(database, transition, draft.down, { ...state, kept })));
  return { before, after, problems };
}

/** Makes a schema in an empty database. */
async function build(database: Database, wanted: AnalysisResult): Promise<void> {
  const comparison = await compare(database, new Map(), wanted, { owned: wanted, renames: [] });
  const draft = await draftFor(database, comparison);
  if (draft.type === 'nothing') return;
  if (draft.type !== 'draft') throw new Error(`a schema cannot be built: ${refusalOf(draft)}`);
  const failures = await run(database, draft.sql);
  if (failures.length > 0) throw new Error([...failures, draft.sql].join('\n'));
}

async function compare(
  database: Database,
  current: Schema,
  desired: AnalysisResult,
  {
    owned,
    renames,
  }: { readonly owned: AnalysisResult | 'what can be said'; readonly renames: readonly string[] },
): Promise<Comparison> {
  const flags = { renames, drops: [], acceptDataLoss: true };
  const read = readAnswers(flags, current, desired.schema, database.defaultSchema);
  if (hasErrors(read.diagnostics)) throw new Error(messages(read.diagnostics));
  return compareWithDatabase({
    database,
    current,
    desired,
    owned: new Set([
      ...(owned === 'what can be said' ? sayable(current) : owned.schema.keys()),
      ...desired.schema.keys(),
    ]),
    renames: read.answers.renames,
    memory: [],
  });
}

function sayable(schema: Schema): readonly ObjectId[] {
  const unsaid = wordless(schema, kinds);
  return [...schema.keys()].filter((id) => !unsaid.has(id));
}

/** With consent to every drop: what is to be renamed, the case says. */
function draftFor(database: Database, comparison: Comparison): Promise<Draft> {
  const drops = new Set(comparison.before.keys());
  return draftMigration(comparison, { renames: [], drops, acceptDataLoss: true }, database);
}

function refusalOf(draft: Draft): string | undefined {
  if (draft.type === 'questions') return draft.questions.map(({ message }) => message).join(' ');
  if (draft.type !== 'refused') return undefined;
  return draft.diagnostics.find(({ severity }) => severity === 'error')?.code;
}

async function run(
  database: Database,
  text: string,
  options: ReplayOptions = {},
): Promise<readonly string[]> {
  const migrations = [{ id: 'migration', source: { path: 'migration.sql', text } }];
  const diagnostics = await replay(database, migrations, options);
  return diagnostics.map(({ message, notes }) =>
    [message, ...(notes ?? []).map((note) => note.message)].join(' '),
  );
}

/** What `db pull` prints must be the schema of the very database. */
async function pullProblems(
  database: Database,
  current: Schema,
  { client }: AnalysisResult,
): Promise<readonly string[]> {
  const options = { defaultSchema: database.defaultSchema, client };
  const { text, diagnostics } = renderSchema(current, kinds, options);
  const unsaid = diagnostics.filter(
    ({ code, subject }) => code !== 'not-in-language' || subject !== undefined,
  );
  if (unsaid.length > 0) return [`db pull: ${messages(unsaid)}`];
  const left = await compare(database, current, declare(text), { owned: 'what can be said', renames: [] });
  const changes = describeChanges('db pull differs in', left);
  return changes.length > 0 ? [...changes, text] : [];
}

async function downProblems(
  database: Database,
  transition: Transition,
  down: Extract<Draft, { type: 'draft' }>['down'],
  { empty, filled, kept }: StateBefore,
): Promise<readonly string[]> {
  const { from, to } = transition;
  // What the rows stand in the way of is said to the user; the way back itself must be right.
  const found = await afterRenames(down.plan, database, (renamed) =>
    obstacles(down.plan.preconditions, renamed),
  );
  const isBarred = found.length > 0;
  if (isBarred) await removeRows(database);
  const failures = await run(database, down.text);
  const problems = [
    ...(transition.byChance ? [] : unforeseen(found, transition.wayBack)),
    ...(failures.length > 0
      ? failures
      : differences('down.sql', isBarred ? empty : filled, await witness(database, [from, to]))),
    ...(isBarred || transition.byChance || failures.length > 0
      ? []
      : await rowsNotGivenBack(database, kept, transition.loses ?? [])),
  ];
  return problems.length > 0 ? [...problems, down.text] : [];
}

/** A new column may want a value that no row has; anything else that rows stand in the way of, the case must say. */
function unforeseen(found: readonly Diagnostic[], code = 'required-column-without-value'): readonly string[] {
  const others = found.filter((diagnostic) => diagnostic.code !== code);
  return others.map(({ message }) => `down.sql is stopped: ${message}`);
}

async function removeRows(database: Database): Promise<void> {
  const tables = await database.query<{ name: string }>(
    `SELECT oid::regclass::text AS name FROM pg_class
     WHERE relkind IN ('r', 'p') AND oid >= 16384 AND relnamespace::regnamespace::text NOT LIKE 'pg\\_%'`,
  );
  await database.execute(`TRUNCATE ${tables.map(({ name }) => name).join(', ')} CASCADE`);
}

/** The lines that one catalog has and the other lacks. */
export function differences(
  what: string,
  wanted: readonly string[],
  actual: readonly string[],
): readonly string[] {
  return [
    ...wanted.filter((fact) => !actual.includes(fact)).map((fact) => `${what} lacks: ${fact}`),
    ...actual.filter((fact) => !wanted.includes(fact)).map((fact) => `${what} has too much: ${fact}`),
  ];
}

/** One line for each. */
export function describeChanges(what: string, { changes }: Comparison): string[] {
  return changes.map((change) => {
    const attributes = change.type === 'alter' ? `: ${change.attributes.join(', ')}` : '';
    return `${what}: ${change.type} ${subjectOf(change).id}${attributes}`;
  });
}

function messages(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n');
}
