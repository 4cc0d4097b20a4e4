import type { Database } from '../database/database.ts';
import { type Diagnostic, errorDiagnostic, hasErrors, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import type { ObjectId, Schema, SchemaObject } from '../model/object.ts';
import { schemaOf } from '../model/object.ts';
import { type ChangeLine, changeLines } from '../print/planText.ts';
import { compareProject, type DevProject, readCurrent } from './devProject.ts';
import { differenceDiagnostics } from './differenceDiagnostics.ts';
import { editedSinceRecorded } from './editedSinceRecorded.ts';
import { planBetween } from './planBetween.ts';
import { printFormat } from './printFormat.ts';
import { readAssessment } from './readAssessment.ts';
import { replay } from './replay.ts';

/** What was found of the folder and the schema. */
export interface CheckedFolder {
  /** What the migrations lead to; absent where they fail. */
  readonly schema?: Schema;
  /** Where the schema asks for something else than the migrations lead to. */
  readonly differences: readonly Diagnostic[];
  /** What the migrations make and the schema has never declared. */
  readonly unmanaged: readonly SchemaObject[];
  /** Those whose SQL is another than when they were recorded as applied. */
  readonly edited: readonly Diagnostic[];
  /** With an error where the migrations fail. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs the migrations of a folder on an empty database, and compares what they lead to with the schema. */
export async function checkFolder(scratch: Database, project: DevProject): Promise<CheckedFolder> {
  const edited = await editedSinceRecorded(project.lock, project.directory.migrations);
  const nothing = { edited, differences: [], unmanaged: [] };
  const failed = await replay(scratch, project.directory.migrations);
  if (hasErrors(failed)) return { ...nothing, diagnostics: failed };
  const schema = await readCurrent(project, scratch, { migrated: true });
  const comparison = await compareProject(project, scratch, schema);
  return {
    schema,
    edited,
    differences: differenceDiagnostics(comparison, scratch.defaultSchema),
    unmanaged: comparison.unmanaged,
    diagnostics: [...comparison.diagnostics, ...comparison.doubts],
  };
}

/** What was found of a database. */
export interface CheckedDatabase {
  /** From what the migrations lead to, to what is there. Absent where something is pending. */
  readonly differences?: readonly ChangeLine[];
  readonly pending: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Compares a database with what the migrations lead to; what no migration and no schema speaks of is left alone. */
export async function checkDatabase(
  database: Database,
  project: DevProject,
  expected: Schema,
): Promise<CheckedDatabase> {
  const { pending, diagnostics } = await readAssessment(database, project.directory, project.history);
  const ids = pending.map(({ id }) => id);
  if (hasErrors(diagnostics) || ids.length > 0) return { pending: ids, diagnostics };
  const known = new Set([...expected.keys(), ...project.lock.objects]);
  const actual = knownOf(await readCurrent(project, database, { migrated: true }), known);
  const plan = planBetween(expected, actual, database.version);
  return {
    differences: changeLines(plan, printFormat(database.defaultSchema).describe),
    pending: [],
    diagnostics,
  };
}

/** Without objects of others: those that stand alone and nobody knows, and what belongs to them. */
function knownOf(schema: Schema, known: ReadonlySet<ObjectId>): Schema {
  const isOurs = ({ id, parent }: SchemaObject): boolean => {
    if (parent === undefined) return known.has(id);
    const owner = schema.get(parent);
    return owner !== undefined && isOurs(owner);
  };
  return schemaOf([...schema.values()].filter(isOurs));
}

/** Runs each way back on an empty database and tells those that do not lead back. */
export async function checkWaysBack(scratch: Database, project: DevProject): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  for (const migration of project.directory.migrations) {
    const { id, source, down } = migration;
    const before = await readCurrent(project, scratch, { migrated: true });
    const failed = await replay(scratch, [migration]);
    if (hasErrors(failed)) return [...found, ...failed];
    if (!down) {
      found.push(
        warningDiagnostic('no-down-file', `\`${id}\` has no \`down.sql\`.`, { subject: source.path }),
      );
      continue;
    }
    const stuck = await replay(scratch, [{ id, source: down }]);
    if (hasErrors(stuck)) return [...found, ...stuck];
    const left = planBetween(
      await readCurrent(project, scratch, { migrated: true }),
      before,
      scratch.version,
    );
    if (left.statements.length > 0) {
      const lines = changeLines(left, printFormat(scratch.defaultSchema).describe);
      const notes = lines.map(({ sign, text }) => ({ message: `Left to be done: ${sign} ${text}` }));
      const message = `The down.sql of \`${id}\` does not lead back to what was there.`;
      return [...found, errorDiagnostic('down-does-not-lead-back', message, { subject: down.path, notes })];
    }
    const again = await replay(scratch, [migration]);
    if (hasErrors(again)) return [...found, ...again];
  }
  return found;
}
