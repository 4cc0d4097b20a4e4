import { type Diagnostic, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import { enumeration } from '../diagnostic/enumeration.ts';
import { displayName } from '../kinds/shared/displayName.ts';
import { inheritingTables } from '../kinds/shared/tableColumns.ts';
import { subjectOf } from '../model/change.ts';
import { objectName } from '../model/object.ts';
import type { Hazard, Plan } from '../model/plan.ts';
import type { Comparison } from './compareWithDatabase.ts';
import { type InterimRenames, isAsked } from './interimRenames.ts';
import type { ColumnFill, InterimSchema } from './interimSchema.ts';
import { printFormat } from './printFormat.ts';
import { type SyncContext, sourcesOf } from './syncObjects.ts';

/** Why a change is done in one migration after all, where it is. `renames`: see `interimRenames`. */
export function notInPhases(
  comparison: Comparison,
  renames: InterimRenames | undefined,
  defaultSchema: string,
): Diagnostic | undefined {
  const { describe } = printFormat(defaultSchema);
  const renamed = comparison.changes.find(isAsked);
  if (renamed && !renames) {
    const others = comparison.changes.some(({ type }) => type !== 'rename');
    const rename = `${describe(subjectOf(renamed))} is renamed`;
    return others
      ? inOne(`${rename}, and more is changed`, 'Rename it in an edit of its own.')
      : inOne(rename);
  }
  const parent = comparison.changes
    .map((change) => subjectOf(change).parent)
    .find((table) => table !== undefined && inheritingTables(table, comparison.before).length > 0);
  return (
    parent &&
    inOne(`other tables inherit from \`${objectName(parent).at(-1)}\`, which a trigger does not see`)
  );
}

function inOne(reason: string, fix?: string): Diagnostic {
  return warningDiagnostic('not-phased', `This is one migration and not two: ${reason}.`, {
    notes: [
      { message: 'The application that was written for the schema before cannot run beside the new one.' },
    ],
    ...(fix === undefined ? {} : { fixes: [{ title: fix }] }),
  });
}

/** Of columns that are filled from others: what is written to them goes no way back. */
export function oneWay(fills: readonly ColumnFill[], context: SyncContext): readonly Diagnostic[] {
  const targets = new Map<string, string[]>();
  for (const fill of fills.filter(({ mirrors }) => mirrors === undefined)) {
    const { column } = fill;
    const shown = (name: string) => displayName([...column.name.slice(0, -1), name]);
    const sources = enumeration(sourcesOf(fill, context).map(shown));
    if (sources !== '') targets.set(sources, [...(targets.get(sources) ?? []), shown(column.name.at(-1)!)]);
  }
  return [...targets].map(([from, to]) =>
    warningDiagnostic(
      'one-way',
      `What is written to ${from} reaches ${enumeration(to)}, but not the other way round.`,
      {
        notes: [
          {
            message: `Until the second migration the older application reads in ${from} what it wrote itself, and NULL in rows of the newer one.`,
          },
        ],
      },
    ),
  );
}

/** Of columns that get another type: both applications know the old one until the second migration. */
export function newTypes({ fills, successors }: InterimSchema): readonly Diagnostic[] {
  const retyped = [...successors].flatMap(([id, successor]) =>
    fills.some(({ column }) => column === successor) ? [displayName(objectName(id))] : [],
  );
  if (retyped.length === 0) return [];
  const message = `The release that knows ${enumeration(retyped)} in the new type has to come with the second migration.`;
  return [
    warningDiagnostic('new-type-last', message, {
      notes: [
        {
          message:
            'Until then values are read and written in the old type, and PostgreSQL refuses those that cannot be converted.',
        },
      ],
    }),
  ];
}

/** What the two migrations cannot do while others read and write. */
export function standingStill(plans: readonly Plan[]): readonly Diagnostic[] {
  const parts = plans.flatMap(({ statements }) => statements.flatMap((one) => one.parts ?? [one]));
  const messages = parts
    .filter(
      ({ stage, transaction }) => transaction !== 'outside' && stage !== 'verify' && stage !== 'confirm',
    )
    .flatMap(({ hazards = [] }) =>
      hazards.flatMap(({ type, message }) => (blocking.has(type) ? [message] : [])),
    );
  if (messages.length === 0) return [];
  return [
    warningDiagnostic('stands-still', 'Not all of the change can be made while others read and write.', {
      notes: [...new Set(messages)].map((message) => ({ message })),
    }),
  ];
}

const blocking: ReadonlySet<Hazard['type']> = new Set([
  'table-rewrite',
  'full-scan',
  'index-build',
  'blocks-writes',
  'blocks-reads',
]);
