import { dirname } from 'node:path';
import { type Diagnostic, errorDiagnostic, type Fix, type Note } from '../diagnostic/diagnostic.ts';
import { type Change, subjectOf } from '../model/change.ts';
import type { Schema } from '../model/object.ts';
import type { PrintFormat } from '../print/migrationSql.ts';
import type { ChangeLine } from '../print/planText.ts';
import type { Comparison } from './compareWithDatabase.ts';
import { printFormat } from './printFormat.ts';

/** A migration that a person may have edited. */
export interface EditedMigration {
  /** Of its migration.sql. */
  readonly path: string;
  /** What the database held before it. */
  readonly before: Schema;
}

/**
 * The differences that are left after a migration, each at its place in the schema file. The last one says what else
 * an edited migration has made, and what can be done.
 */
export function differenceDiagnostics(
  comparison: Comparison,
  defaultSchema: string,
  edited?: EditedMigration,
): Diagnostic[] {
  const format = printFormat(defaultSchema);
  const last = comparison.changes.length - 1;
  return comparison.changes.map((change, index) => ({
    ...differenceDiagnostic(change, format),
    ...(edited && index === last
      ? { notes: surplus(comparison, edited, format), fixes: waysOut(edited) }
      : {}),
  }));
}

/** The differences from the schema's side: what it would have to say for them to be none. */
export function differenceLines(
  { changes, unmanaged }: Comparison,
  defaultSchema: string,
  before: Schema,
): readonly ChangeLine[] {
  const { describe } = printFormat(defaultSchema);
  const differing = changes.map((change) => {
    const sign = ({ create: '-', drop: '+', alter: '~', rename: '>' } as const)[change.type];
    const what = change.type === 'alter' ? `: ${change.attributes.join(', ')}` : '';
    return { sign, text: `${describe(subjectOf(change))}${what}` };
  });
  const made = unmanaged.filter(({ id }) => !before.has(id));
  return [...differing, ...made.map((object) => ({ sign: '+', text: describe(object) }) as const)];
}

function differenceDiagnostic(change: Change, format: PrintFormat): Diagnostic {
  const subject = subjectOf(change);
  const name = format.describe(subject);
  const place = change.type !== 'drop' && subject.origin ? { span: subject.origin } : { subject: name };
  return errorDiagnostic('migration-misses-schema', messageOf(change, name), place);
}

function messageOf(change: Change, name: string): string {
  switch (change.type) {
    case 'create':
      return `The migrations do not make ${name}, which the schema has.`;
    case 'drop':
      return `The migrations leave ${name}, which the schema no longer has.`;
    case 'alter':
      return `The migrations make ${name} other than the schema has it: ${change.attributes.join(', ')}.`;
    case 'rename':
      return `The migrations do not give ${name} the name that it has in the schema.`;
  }
}

/** What the migration made and no schema has: a slip of the pen, often. */
function surplus({ unmanaged }: Comparison, { before }: EditedMigration, format: PrintFormat): Note[] {
  return unmanaged
    .filter(({ id }) => !before.has(id))
    .map((object) => ({
      message: `The migrations make ${format.describe(object)}, which the schema does not have.`,
    }));
}

function waysOut({ path }: EditedMigration): Fix[] {
  return [
    { title: `Mend \`${path}\`: nothing of it is applied.` },
    { title: 'Or let the schema follow it: `schemac migrate dev --pull`' },
    { title: `Or change the schema; or remove \`${dirname(path)}\`, and it is written anew.` },
  ];
}
