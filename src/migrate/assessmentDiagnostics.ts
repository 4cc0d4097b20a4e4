import { type Diagnostic, errorDiagnostic, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import type { PostgresParser } from '../sql/postgresParser.ts';
import { tokensChecksum } from '../sql/tokensChecksum.ts';
import type { AssessedMigration } from './assessment.ts';
import type { MigrationsDirectory } from './directory.ts';
import { isHalfTakenBack, readDownProgress } from './downProgress.ts';
import type { History } from './history.ts';
import type { HistoryRow } from './historyRow.ts';
import type { Migration } from './migration.ts';
import { readMigrationHeader } from './migrationHeader.ts';

interface Assessed {
  readonly directory: MigrationsDirectory;
  readonly history: History;
  /** In the order of the chain; what the folder lacks comes first. */
  readonly migrations: readonly AssessedMigration[];
  readonly ambiguous: readonly { readonly rows: readonly HistoryRow[]; readonly migration: Migration }[];
}

/** What is wrong between a folder and a history, each with its ways out. */
export function assessmentDiagnostics(assessed: Assessed, parser: PostgresParser): readonly Diagnostic[] {
  const stranger = strangeHistory(assessed);
  if (stranger) return [stranger];
  const { migrations, ambiguous, history } = assessed;
  return [
    ...migrations.flatMap(diagnosticsOf),
    ...ambiguous.map(ambiguousRename),
    ...reordered(migrations, history),
    ...outOfOrder(migrations),
    ...copies(migrations, parser),
  ];
}

/** A history that knows nothing of the folder is that of another project, most likely. */
function strangeHistory({ directory, migrations, ambiguous }: Assessed): Diagnostic | undefined {
  const strangers = migrations.filter(({ state }) => state === 'missing');
  const isStrange = strangers.length > 0 && migrations.every(({ state }) => isUnrelated(state));
  if (!isStrange || directory.migrations.length === 0 || ambiguous.length > 0) return undefined;
  const count = strangers.length === 1 ? 'one migration' : `${strangers.length} migrations`;
  const message = `The history of this database has ${count}, and none of them is in \`${directory.path}\`.`;
  const first = directory.migrations[0]!.id;
  return errorDiagnostic('foreign-history', message, {
    notes: [
      {
        message: `It has ${strangers
          .map(({ id }) => `\`${id}\``)
          .slice(0, 3)
          .join(', ')}.`,
      },
    ],
    fixes: [
      { title: 'Is it the right database? Name it with --url, and the folder with --migrations.' },
      {
        title: `If the folder was begun anew, and the database holds what it makes: \`schemac migrate resolve --applied ${first}\``,
      },
    ],
  });
}

function isUnrelated(state: AssessedMigration['state']): boolean {
  return state === 'missing' || state === 'pending';
}

function diagnosticsOf(assessed: AssessedMigration): readonly Diagnostic[] {
  const { id, state, row, edited, migration, knownAs } = assessed;
  if (row && isHalfTakenBack(row)) return [halfTakenBack(row)];
  if (state === 'missing') return [missingMigration(id)];
  if (state === 'unknown') return [failedInPrisma(row!)];
  if (state === 'partly-replaced') return [partlyReplaced(migration!, knownAs!)];
  if (edited) return [editedMigration(migration!, row!)];
  return row && knownAs ? [renamedMigration(migration!, row)] : [];
}

function halfTakenBack({ id, cursor }: HistoryRow): Diagnostic {
  const { step } = readDownProgress(cursor)!;
  const done = step === 1 ? '1 step of its way back is done' : `${step} steps of its way back are done`;
  return errorDiagnostic('half-taken-back', `\`${id}\` hangs between: ${done}.`, {
    subject: id,
    notes: [{ message: 'An earlier run began to take it back, and did not come to its end.' }],
    fixes: [{ title: 'Take back the rest: `schemac migrate down`' }],
  });
}

function missingMigration(id: string): Diagnostic {
  const message = `\`${id}\` is in the history of the database, and the migrations folder does not hold it.`;
  return warningDiagnostic('missing-migration', message, {
    subject: id,
    notes: [{ message: 'It is on a branch that is not merged, or its folder was removed.' }],
    fixes: [
      { title: 'Bring the folder back from git.' },
      {
        title: 'Or take it back, with the down.sql that the history keeps: `schemac migrate down --missing`',
      },
    ],
  });
}

function renamedMigration({ id }: Migration, row: HistoryRow): Diagnostic {
  const message = `\`${id}\` is \`${row.id}\` under another name: its SQL is the one that was applied.`;
  return warningDiagnostic('renamed-migration', message, {
    subject: id,
    notes: [{ message: 'It counts as applied, and the next deploy gives it the new name in the history.' }],
  });
}

function ambiguousRename({ rows, migration: { id } }: Assessed['ambiguous'][number]): Diagnostic {
  const names = rows.map((row) => `\`${row.id}\``).join(' or ');
  return errorDiagnostic(
    'ambiguous-rename',
    `\`${id}\` may be ${names} under another name: the SQL is the same.`,
    {
      subject: id,
      notes: [
        { message: 'The same SQL stands in several migrations, so it cannot be known which is which.' },
      ],
      fixes: [
        ...rows.map((row) => ({ title: `If it is: \`schemac migrate resolve --renamed ${row.id}=${id}\`` })),
        { title: 'If it is a new one, bring the folder of the old one back from git.' },
      ],
    },
  );
}

function editedMigration({ id, source }: Migration, row: HistoryRow): Diagnostic {
  const knowsBytesOnly = row.checksum === null;
  const what = knowsBytesOnly ? 'was edited' : 'had its SQL edited';
  return warningDiagnostic('edited-migration', `\`${id}\` ${what} after it was applied.`, {
    subject: source.path,
    notes: [
      { message: 'The edit is not in the database: an applied migration never runs again.' },
      ...(knowsBytesOnly
        ? [{ message: 'Prisma applied it, so an edit of comments alone looks the same.' }]
        : []),
    ],
    fixes: [
      { title: 'Undo the edit, and write a new migration for what it was to change.' },
      ...(knowsBytesOnly
        ? []
        : [{ title: `On a development database, bring the edit into it: \`schemac migrate amend ${id}\`` }]),
    ],
  });
}

function failedInPrisma({ id, startedAt, error }: HistoryRow): Diagnostic {
  const message = `Prisma began \`${id}\` on ${startedAt} and did not finish it: what it has done is not known.`;
  return errorDiagnostic('unfinished-in-prisma', message, {
    subject: id,
    notes: error ? [{ message: `Prisma noted: ${error.trim()}` }] : [],
    fixes: [
      { title: `If nothing of it is in the database: \`schemac migrate resolve --rolled-back ${id}\`` },
      { title: `If all of it is, or you complete it by hand: \`schemac migrate resolve --applied ${id}\`` },
    ],
  });
}

function partlyReplaced({ id, source, replaces }: Migration, there: readonly string[]): Diagnostic {
  const absent = replaces.filter((replaced) => !there.includes(replaced));
  const message = `\`${id}\` stands for ${replaces.length} migrations, and the database has ${there.length} of them.`;
  return errorDiagnostic('partly-replaced', message, {
    subject: source.path,
    notes: [{ message: `It lacks ${absent.map((lacked) => `\`${lacked}\``).join(', ')}.` }],
    fixes: [
      {
        title: `Check the commit before the squash out, \`schemac migrate deploy --to ${replaces.at(-1)}\`, and come back.`,
      },
    ],
  });
}

/** Applied before what its file says that it follows: a new database is built in another order than this one. */
function reordered(migrations: readonly AssessedMigration[], { rows }: History): readonly Diagnostic[] {
  const place = new Map(rows.map(({ id }, index) => [id, index]));
  return migrations.flatMap(({ state, migration, row }) => {
    if (state !== 'applied' || !migration || !row || row.origin === 'prisma') return [];
    const declared = readMigrationHeader(migration.source.text).parents ?? [];
    const later = declared.filter(
      (parent) => !row.parents.includes(parent) && (place.get(parent) ?? -1) > place.get(row.id)!,
    );
    return later.map((parent) => reorderedMigration(migration, parent));
  });
}

function reorderedMigration({ id, source }: Migration, parent: string): Diagnostic {
  const message = `\`${id}\` follows \`${parent}\` now, and was applied here before it.`;
  return warningDiagnostic('reordered-migration', message, {
    subject: source.path,
    notes: [{ message: 'A new database applies them the other way round than this one did.' }],
    fixes: [
      {
        title:
          'Take the `-- schemac:parent` line back; or see that the order does not matter: `schemac migrate check --url …`',
      },
    ],
  });
}

/** Pending, and something that follows it is applied. */
function outOfOrder(migrations: readonly AssessedMigration[]): readonly Diagnostic[] {
  const followed = new Map<string, string>();
  for (const { id, state, migration } of migrations.toReversed()) {
    const follower = state === 'applied' ? id : followed.get(id);
    if (follower === undefined) continue;
    for (const parent of migration?.parents ?? []) {
      if (!followed.has(parent)) followed.set(parent, follower);
    }
  }
  return migrations.flatMap(({ id, state, migration }) =>
    state === 'pending' && followed.has(id) ? [lateMigration(migration!, followed.get(id)!)] : [],
  );
}

function lateMigration({ id, source }: Migration, follower: string): Diagnostic {
  const message = `\`${id}\` comes before \`${follower}\`, which is applied here already.`;
  return warningDiagnostic('out-of-order', message, {
    subject: source.path,
    notes: [
      {
        message:
          'It was merged late, or applied elsewhere only. Here it will run after those that it precedes.',
      },
    ],
  });
}

/** Pending, and the same SQL is applied: a folder that was copied. */
function copies(migrations: readonly AssessedMigration[], parser: PostgresParser): readonly Diagnostic[] {
  const empty = tokensChecksum(parser, '');
  const originals = new Map(
    migrations.flatMap(({ id, row, state }) =>
      state === 'applied' && row?.checksum && row.checksum !== empty ? [[row.checksum, id] as const] : [],
    ),
  );
  return migrations.flatMap(({ state, migration }) => {
    if (state !== 'pending' || !migration || originals.size === 0) return [];
    const original = originals.get(tokensChecksum(parser, migration.source.text) ?? '');
    return original === undefined ? [] : [copiedMigration(migration, original)];
  });
}

function copiedMigration({ id, source }: Migration, original: string): Diagnostic {
  return warningDiagnostic(
    'copied-migration',
    `\`${id}\` has the very SQL of \`${original}\`, which is applied.`,
    {
      subject: source.path,
      notes: [{ message: 'It will run all the same. If its folder is a copy by mistake, remove it.' }],
    },
  );
}
