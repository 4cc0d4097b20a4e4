import { askCasts } from '../compare/askCasts.ts';
import type { Database } from '../database/database.ts';
import { type Diagnostic, errorDiagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import type { Successors } from '../kinds/phases.ts';
import { kinds } from '../kinds/registry.ts';
import { withoutBackfill } from '../kinds/shared/withoutBackfill.ts';
import { type ObjectId, type Schema, type SchemaObject, schemaOf } from '../model/object.ts';
import { loadPostgresParser, type PostgresParser } from '../sql/postgresParser.ts';
import type { Answers } from './answers.ts';
import type { Comparison } from './compareWithDatabase.ts';
import { compareProject, type DevProject } from './devProject.ts';
import { type Draft, draftMigration } from './draft.ts';
import type { NextDraft } from './draftNext.ts';
import { fillStatement, unfilled } from './fillStatement.ts';
import { type InterimRenames, interimRenames } from './interimRenames.ts';
import { type ColumnFill, type InterimSchema, interimSchema } from './interimSchema.ts';
import { migrationName } from './migrationName.ts';
import { type NewMigrationContent, type NewMigrationFile, newMigrationFile } from './newMigration.ts';
import { pagingKey } from './pagingKey.ts';
import { newTypes, notInPhases, oneWay, standingStill } from './phaseDiagnostics.ts';
import { phaseEndings } from './phasedPair.ts';
import type { Proof } from './prove.ts';
import { proveDraft, type ReadyDraft } from './proveDraft.ts';
import { syncObjects } from './syncObjects.ts';
import { tryFills } from './tryFills.ts';

/** A migration that has been tried out and is not written yet. */
export interface ProvenMigration extends ReadyDraft {
  readonly file: NewMigrationFile;
  readonly proof: Proof;
}

/** A change in phases; with an error among the diagnostics there are no migrations. */
export interface PhasedDraft {
  /** One where the older application can live with all of it, or with nothing. */
  readonly migrations: readonly ProvenMigration[];
  /** What is there between the two alone. */
  readonly passing: ReadonlySet<ObjectId>;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the first of the files is called and follows. */
type FirstFile = Pick<NewMigrationContent, 'name' | 'parents'>;

type WholeDraft = ReadyDraft & Pick<NextDraft, 'answers'>;
type PhasableDraft = WholeDraft & { readonly renames: InterimRenames | undefined };

/**
 * Divides a migration in two, between which applications of the schema before and of the one after both run: one that
 * adds and fills, and one that removes and requires. Both are tried out together.
 */
export async function draftPhases(
  database: Database,
  project: DevProject,
  whole: WholeDraft,
  first: FirstFile,
): Promise<PhasedDraft> {
  const renames = interimRenames(whole.comparison);
  const reason = notInPhases(whole.comparison, renames, database.defaultSchema);
  if (reason) {
    const one = await draftWhole(database, project, whole, first);
    return { ...one, diagnostics: [reason, ...one.diagnostics] };
  }
  const work = new Phases(database, project, { ...whole, renames }, first, await loadPostgresParser());
  return work.draft();
}

/** The whole as one migration; `hold`: a deploy stops before it. */
export async function draftWhole(
  database: Database,
  project: DevProject,
  { draft, comparison }: ReadyDraft,
  first: FirstFile,
  hold = false,
): Promise<PhasedDraft> {
  const file = newMigrationFile(project, { draft, ...first, leadsToSchema: true, hold });
  const proof = await proveDraft(database, project, { draft, comparison }, file);
  const diagnostics = [...draft.diagnostics, ...proof.diagnostics];
  return { migrations: [{ draft, comparison, file, proof }], passing: new Set(), diagnostics };
}

class Phases {
  readonly #database: Database;
  readonly #project: DevProject;
  readonly #whole: PhasableDraft;
  readonly #first: FirstFile;
  readonly #parser: PostgresParser;

  constructor(
    database: Database,
    project: DevProject,
    whole: PhasableDraft,
    first: FirstFile,
    parser: PostgresParser,
  ) {
    this.#database = database;
    this.#project = project;
    this.#whole = whole;
    this.#first = first;
    this.#parser = parser;
  }

  async draft(): Promise<PhasedDraft> {
    const interim = this.#whole.renames ?? (await this.#interim());
    const passing = this.#passing(interim.fills);
    const wanted = schemaOf([...interim.schema.values(), ...passing]);
    const comparison = await compareProject(
      withDesired(this.#project, wanted),
      this.#database,
      this.#whole.comparison.actual,
    );
    const statements = await this.#fillStatements(interim.fills);
    const draft = await draftMigration(comparison, this.#whole.answers, this.#database, {
      fills: { statements, triggers: new Set(passing.map(({ id }) => id)) },
      online: true,
    });
    if (draft.type === 'nothing') return this.#held();
    if (draft.type !== 'draft') return failed(reasonsOf(draft));
    return this.#both({ draft, comparison }, interim, passing);
  }

  /** Tries the second migration out in the state that the first one leads to. */
  async #both(
    expand: ReadyDraft,
    interim: InterimSchema,
    passing: readonly SchemaObject[],
  ): Promise<PhasedDraft> {
    const file = newMigrationFile(this.#project, {
      ...this.#first,
      draft: expand.draft,
      name: `${this.#baseName()}${phaseEndings.expand}`,
      leadsToSchema: false,
    });
    let contract: ProvenMigration | readonly Diagnostic[] | undefined;
    const project = withDesired(this.#project, interim.schema);
    const proof = await proveDraft(this.#database, project, expand, file, async (state, actual) => {
      const input = { ...interim, passing, after: file };
      const problems = await tryFills(interim.fills, state);
      contract = problems.length > 0 ? problems : await this.#contract(state, actual, input);
    });
    const told = [...expand.draft.diagnostics, ...proof.diagnostics];
    if (hasErrors(told)) return failed(told);
    if (contract === undefined) return draftWhole(this.#database, this.#project, expand, this.#first);
    if (!('file' in contract)) return failed([...told, ...contract]);
    const all = [...told, ...contract.draft.diagnostics, ...contract.proof.diagnostics];
    if (hasErrors(all)) return failed(all);
    const plans = [expand.draft.plan, contract.draft.plan];
    return {
      migrations: [{ ...expand, file, proof }, contract],
      passing: this.#added(passing, interim.successors),
      diagnostics: [...all, ...this.#oneWay(interim.fills), ...newTypes(interim), ...standingStill(plans)],
    };
  }

  /** Undefined where nothing is left to do. */
  async #contract(
    state: Database,
    actual: Schema,
    { fills, successors, passing, after }: ContractInput,
  ): Promise<ProvenMigration | readonly Diagnostic[] | undefined> {
    const { directory, lock, desired } = this.#project;
    const migrations = [...directory.migrations, after.migration];
    const project: DevProject = {
      ...this.#project,
      directory: { ...directory, migrations },
      lock: { ...lock, objects: new Set([...lock.objects, ...this.#added(passing, successors)]) },
    };
    const filled = withDesired(project, withoutBackfills(desired.schema, fills));
    const renames = [...(this.#whole.renames?.renamed ?? [])].map(([old, id]) => ({
      before: old,
      after: id,
    }));
    const comparison = withTexts(await compareProject(filled, state, actual, renames), [
      ...passing,
      ...refilled(fills, successors),
    ]);
    const guards = fills.flatMap((fill) => unfilled(fill, state.defaultSchema));
    const draft = await draftMigration(comparison, this.#finalAnswers(), state, {
      ...{ guards, successors },
      online: true,
    });
    if (draft.type === 'nothing') return undefined;
    if (draft.type !== 'draft') return reasonsOf(draft);
    const content = {
      draft,
      name: `${this.#baseName()}${phaseEndings.contract}`,
      leadsToSchema: true,
      hold: true,
    };
    const file = newMigrationFile(project, content);
    const proof = await proveDraft(state, this.#withoutForeign(project), { draft, comparison }, file);
    return { draft, comparison, file, proof };
  }

  /** What is left alone may have the name in the end that a double of it has between the two. */
  #withoutForeign(project: DevProject): DevProject {
    const { after } = this.#whole.comparison;
    const isForeign = (id: ObjectId) => after.has(id) && !project.desired.schema.has(id);
    const objects = new Set([...project.lock.objects].filter((id) => !isForeign(id)));
    return { ...project, lock: { ...project.lock, objects } };
  }

  async #interim(): Promise<InterimSchema> {
    const { before, after, changes } = this.#whole.comparison;
    const casts = await askCasts(changes, this.#database, kinds);
    return interimSchema({ before, after, changes, version: this.#database.version, casts });
  }

  #passing(fills: readonly ColumnFill[]): readonly SchemaObject[] {
    return syncObjects({ fills, ...this.#sync() });
  }

  /** What is there between the two alone. */
  #added(passing: readonly SchemaObject[], successors: Successors): ReadonlySet<ObjectId> {
    const objects = [...passing, ...successors.values()];
    return new Set([...objects.map(({ id }) => id), ...(this.#whole.renames?.doubles ?? [])]);
  }

  /** What was there under two names is dropped under one. */
  #finalAnswers(): Answers {
    const { answers } = this.#whole;
    return { ...answers, drops: new Set([...answers.drops, ...(this.#whole.renames?.doubles ?? [])]) };
  }

  #sync() {
    const { before, after } = this.#whole.comparison;
    return { before, after, parser: this.#parser, defaultSchema: this.#database.defaultSchema };
  }

  async #fillStatements(fills: readonly ColumnFill[]) {
    const statements = [];
    for (const fill of fills) {
      const key = await pagingKey(this.#database, fill.column.parent!);
      statements.push(fillStatement(fill, key, this.#database.defaultSchema));
    }
    return statements;
  }

  #oneWay(fills: readonly ColumnFill[]): readonly Diagnostic[] {
    return oneWay(fills, this.#sync());
  }

  /** All of it as the second of two. */
  async #held(): Promise<PhasedDraft> {
    const { comparison, answers } = this.#whole;
    const draft = await draftMigration(comparison, answers, this.#database, { online: true });
    if (draft.type !== 'draft') throw new Error('what was drafted before is none now');
    const held = await draftWhole(this.#database, this.#project, { draft, comparison }, this.#first, true);
    return { ...held, diagnostics: [...held.diagnostics, ...standingStill([draft.plan])] };
  }

  #baseName(): string {
    const first = this.#project.directory.migrations.length === 0;
    return this.#first.name ?? migrationName(this.#whole.draft.plan, first);
  }
}

interface ContractInput extends InterimSchema {
  readonly passing: readonly SchemaObject[];
  /** The migration before it. */
  readonly after: NewMigrationFile;
}

function failed(diagnostics: readonly Diagnostic[]): PhasedDraft {
  return { migrations: [], passing: new Set(), diagnostics };
}

function withDesired(project: DevProject, schema: Schema): DevProject {
  return { ...project, desired: { ...project.desired, schema } };
}

/** The rows have their values by then. */
function withoutBackfills(schema: Schema, fills: readonly ColumnFill[]): Schema {
  const filled = new Set(fills.map(({ column }) => column.id));
  return schemaOf(
    [...schema.values()].map((object) => (filled.has(object.id) ? withoutBackfill(object) : object)),
  );
}

/** What is made for the time between is undone as it was written, not as PostgreSQL prints it. */
function withTexts(comparison: Comparison, written: readonly SchemaObject[]): Comparison {
  const replaced = (schema: Schema) =>
    schemaOf([
      ...[...schema.values()].filter(({ id }) => !written.some((object) => object.id === id)),
      ...written.filter(({ id }) => schema.has(id)),
    ]);
  return { ...comparison, before: replaced(comparison.before), current: replaced(comparison.current) };
}

/** A second column that comes back on the way back gets its values again, once what it succeeds is as before. */
function refilled(fills: readonly ColumnFill[], successors: Successors): readonly SchemaObject[] {
  return fills
    .filter(({ mirrors, derived }) => mirrors !== undefined || derived !== undefined)
    .map(({ column, value }) => {
      const succeeded = [...successors].flatMap(([id, successor]) => (successor === column ? [id] : []));
      return { ...column, dependsOn: [...column.dependsOn, ...succeeded], hints: { backfill: value } };
    });
}

function reasonsOf(draft: Exclude<Draft, { type: 'draft' | 'nothing' }>): readonly Diagnostic[] {
  if (draft.type === 'refused') return draft.diagnostics;
  return draft.questions.map(({ message }) => errorDiagnostic('unanswered-question', message));
}
