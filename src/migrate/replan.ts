import { withScratchDatabase } from '../database/withScratchDatabase.ts';
import { type Diagnostic, hasErrors } from '../diagnostic/diagnostic.ts';
import { type Span, spanText } from '../source/source.ts';
import { loadPostgresParser, type PostgresParser } from '../sql/postgresParser.ts';
import { tokensChecksum } from '../sql/tokensChecksum.ts';
import type { Fork } from './branches.ts';
import type { DevOptions } from './devOptions.ts';
import type { DevProject } from './devProject.ts';
import { draftNext } from './draftNext.ts';
import { draftPhases, draftWhole } from './draftPhases.ts';
import type { Migration } from './migration.ts';
import { readMigrationHeader } from './migrationHeader.ts';
import { type NewMigrationFile, newMigrationOf } from './newMigration.ts';
import { phasedPairs } from './phasedPair.ts';
import type { Question } from './question.ts';
import { replaceMigrations } from './replaceMigrations.ts';
import { replay } from './replay.ts';
import { statementsBeyondSchema, statementsError } from './statementsBeyondSchema.ts';
import { testsThatGo } from './testing/testsThatGo.ts';

export type Replanned =
  | { readonly type: 'failed'; readonly diagnostics: readonly Diagnostic[] }
  | { readonly type: 'questions'; readonly questions: readonly Question[] }
  /** Without paths there was nothing left to write: the other branches lead to the schema. */
  | {
      readonly type: 'replanned';
      readonly removed: readonly string[];
      readonly paths: readonly string[];
      readonly diagnostics: readonly Diagnostic[];
    };

/** The last branch whose migrations were all written by `migrate dev`, so that they can be written anew. */
export function generatedBranch({ branches }: Fork): readonly Migration[] | undefined {
  return branches.findLast((branch) => {
    const expanding = phasedPairs(branch).map(({ expand }) => expand);
    return branch.every(
      (migration) =>
        (readMigrationHeader(migration.source.text).schema !== undefined || expanding.includes(migration)) &&
        branches.filter((other) => other.includes(migration)).length === 1,
    );
  });
}

/**
 * Writes a branch anew, on top of the others: one migration from where those lead to what the schema asks for now, or
 * two again where it was a change in phases. Proved on a scratch database before the old ones are removed.
 */
export function replan(
  project: DevProject,
  { common, branches }: Fork,
  branch: readonly Migration[],
  options: Pick<DevOptions, 'flags' | 'ask'> & { readonly url?: string },
): Promise<Replanned> {
  const others = branches.filter((other) => other !== branch).flat();
  const kept = [...new Set([...common, ...others])];
  return withScratchDatabase(options.url, async (scratch): Promise<Replanned> => {
    const failed = await replay(scratch, kept);
    if (hasErrors(failed)) return { type: 'failed', diagnostics: failed };
    const pair = phasedPairs(branch).at(-1);
    const next = await draftNext(scratch, project, { ...options, phased: pair !== undefined });
    const { draft } = next;
    if (draft.type === 'questions') return draft;
    if (draft.type === 'refused') return { type: 'failed', diagnostics: draft.diagnostics };
    const parser = await loadPostgresParser();
    if (draft.type === 'nothing') return replace(parser, project, { branch, files: [] }, next.diagnostics);
    const name = pair?.name ?? branch.at(-1)!.id.replace(/^\d{14}_?/, '');
    const first = { name, parents: headIds(others) };
    const { migrations, diagnostics: found } = await (pair ? draftPhases : draftWhole)(
      scratch,
      project,
      { ...next, draft },
      first,
    );
    const diagnostics = [...next.diagnostics, ...found];
    if (hasErrors(diagnostics)) return { type: 'failed', diagnostics };
    const files = migrations.map(({ file }) => file);
    return replace(parser, project, { branch, files }, diagnostics);
  });
}

function headIds(migrations: readonly Migration[]): readonly string[] {
  const parents = new Set(migrations.flatMap((migration) => migration.parents));
  return migrations.map(({ id }) => id).filter((id) => !parents.has(id));
}

/** A branch, and what comes in its place. */
interface Rewritten {
  readonly branch: readonly Migration[];
  readonly files: readonly NewMigrationFile[];
}

/** Puts the new files in the place of the old ones. */
function replace(
  parser: PostgresParser,
  { directory, lock }: DevProject,
  { branch, files }: Rewritten,
  told: readonly Diagnostic[],
): Replanned {
  const lost = addedByHand(parser, { branch, files });
  if (lost.length > 0) return { type: 'failed', diagnostics: lost };
  const diagnostics = [...told, ...testsThatGo(branch)];
  const problems = replaceMigrations(directory, lock, {
    command: 'migrate merge --replan',
    removed: branch,
    written: files.map(newMigrationOf),
  });
  if (hasErrors(problems)) return { type: 'failed', diagnostics: problems };
  const removed = branch.map(({ id }) => id);
  return { type: 'replanned', removed, paths: files.map(({ path }) => path), diagnostics };
}

/** What somebody has written into a generated file, and no plan knows of. */
function addedByHand(parser: PostgresParser, { branch, files }: Rewritten): readonly Diagnostic[] {
  const checksum = (span: Span) => tokensChecksum(parser, spanText(span));
  const kept = new Set(
    statementsBeyondSchema(
      parser,
      files.map(({ migration }) => migration.source),
    ).map((span) => checksum(span)),
  );
  const [first, ...others] = statementsBeyondSchema(
    parser,
    branch.map(({ source }) => source),
  ).filter((span) => !kept.has(checksum(span)));
  if (!first) return [];
  const count = others.length === 0 ? 'a statement' : `${others.length + 1} statements`;
  const message = `The migration would be written anew without ${count} on rows.`;
  const fixes = [
    {
      title:
        'Take them out of the file, write it anew, and put them into a migration of their own: `schemac migrate dev --create-only`',
    },
    { title: 'Or mend the branch by hand.' },
  ];
  return [statementsError('replan-loses', message, [first, ...others], fixes)];
}
