import type { Database } from '../database/database.ts';
import { type Diagnostic, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Schema } from '../model/object.ts';
import type { Plan } from '../model/plan.ts';
import { type ChangeLine, changeLines } from '../print/planText.ts';
import type { History } from './history.ts';
import { planBetween } from './planBetween.ts';
import { printFormat } from './printFormat.ts';
import { readRecordedState, readState, recordedSchema, type StateScope } from './recordedState.ts';
import { schemaHash } from './schemaHash.ts';

/** What somebody has changed in a database beside the migrations. */
export interface Drift extends StateScope {
  /** The last migration. */
  readonly since: string;
  readonly expected: Schema;
  readonly actual: Schema;
  /** From what is expected to what is there. */
  readonly plan: Plan;
}

/** Compares the catalog with the recorded fingerprint, and where it differs object by object. Writes nothing. */
export async function readDrift(database: Database, history: History): Promise<Drift | undefined> {
  const recorded = await readRecordedState(database, history);
  if (!recorded) return undefined;
  const actual = await readState(database, recorded);
  if (schemaHash(actual) === recorded.fingerprint) return undefined;
  const expected = await recordedSchema(database, history.table, recorded);
  const plan = planBetween(expected, actual, database.version);
  return {
    since: recorded.id,
    schemas: recorded.schemas,
    readings: recorded.readings,
    expected,
    actual,
    plan,
  };
}

/** The drift for people: `+ table t`, `~ column deals.city: type`. */
export function driftLines({ plan }: Drift, defaultSchema: string): readonly ChangeLine[] {
  return changeLines(plan, printFormat(defaultSchema).describe);
}

const shown = 10;

/** `drift`: what differs, and the three answers to it. */
export function driftDiagnostic(drift: Drift, defaultSchema: string): Diagnostic {
  const lines = driftLines(drift, defaultSchema);
  const more = lines.length - shown;
  const message = `The database was changed beside the migrations since \`${drift.since}\` was applied.`;
  return warningDiagnostic('drift', message, {
    notes: [
      ...lines.slice(0, shown).map(({ sign, text }) => ({ message: `${sign} ${text}` })),
      ...(more > 0 ? [{ message: `… and ${more} more: \`schemac migrate drift\`` }] : []),
    ],
    fixes: [
      { title: 'Adopt it as a migration: `schemac migrate drift --adopt`' },
      { title: 'Or revert it: `schemac migrate drift --revert`' },
      { title: 'Or leave it, and hear no more of it: `schemac migrate drift --accept`' },
    ],
  });
}
