import { join } from 'node:path';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { heads } from './branches.ts';
import type { Migration } from './migration.ts';

/** A migration as its file says it: without a header it follows the one before by name. */
export interface UnchainedMigration extends Omit<Migration, 'parents'> {
  readonly declaredParents: readonly string[] | undefined;
}

interface Chain {
  /** Parents before children; where both orders would do, by name. */
  readonly migrations: readonly Migration[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Builds the chain from the parents that the files name. The migrations are given in the order of their names. */
export function orderChain(directory: string, unchained: readonly UnchainedMigration[]): Chain {
  const migrations = unchained.map(({ declaredParents, ...migration }, index): Migration => {
    const before = unchained[index - 1];
    return { ...migration, parents: declaredParents ?? (before ? [before.id] : []) };
  });
  const unknown = unknownParents(migrations);
  if (unknown.length > 0) return { migrations, diagnostics: unknown };
  const { ordered, rest } = topologicalOrder(migrations);
  if (rest.length > 0) return { migrations, diagnostics: [cycle(rest)] };
  return { migrations: ordered, diagnostics: severalHeads(directory, ordered) };
}

function topologicalOrder(migrations: readonly Migration[]) {
  const ordered: Migration[] = [];
  const done = new Set<string>();
  let rest = migrations;
  // Names and chain nearly always agree, so that one pass does it.
  while (rest.length > 0) {
    const left: Migration[] = [];
    for (const migration of rest) {
      if (!migration.parents.every((parent) => done.has(parent))) left.push(migration);
      else {
        done.add(migration.id);
        ordered.push(migration);
      }
    }
    if (left.length === rest.length) break;
    rest = left;
  }
  return { ordered, rest };
}

function unknownParents(migrations: readonly Migration[]): Diagnostic[] {
  const ids = new Set(migrations.map(({ id }) => id));
  return migrations.flatMap((migration) =>
    migration.parents
      .filter((parent) => !ids.has(parent))
      .map((parent) =>
        errorDiagnostic('unknown-parent', `\`${migration.id}\` follows \`${parent}\`, which is not there.`, {
          ...parentSpan(migration, parent),
          notes: [{ message: 'The folder was removed or renamed, or it is on a branch that is not merged.' }],
          fixes: [{ title: `Bring \`${parent}\` back, or correct the \`-- schemac:parent\` line.` }],
        }),
      ),
  );
}

function cycle(members: readonly Migration[]): Diagnostic {
  const names = members.map(({ id }) => `\`${id}\``).join(', ');
  const first = members[0]!;
  return errorDiagnostic('migration-cycle', `These migrations follow each other in a circle: ${names}.`, {
    ...parentSpan(first, first.parents[0] ?? ''),
    fixes: [{ title: 'Correct the `-- schemac:parent` line of one of them.' }],
  });
}

function severalHeads(directory: string, migrations: readonly Migration[]): Diagnostic[] {
  const ends = heads(migrations);
  if (ends.length < 2) return [];
  const names = ends.map(({ id }) => `\`${id}\``).join(' and ');
  return [
    errorDiagnostic('several-heads', `The chain of migrations ends in ${ends.length} heads: ${names}.`, {
      subject: join(directory, ends.at(-1)!.id),
      notes: [{ message: 'Two branches added a migration after the same one, and both were merged.' }],
      fixes: [
        { title: 'Join them: `schemac migrate merge`. It tries both orders and says whether they agree.' },
      ],
    }),
  ];
}

/** Where the file names this parent; nothing where it does not. */
function parentSpan(migration: Migration, parent: string) {
  const { source } = migration;
  const start = parent === '' ? -1 : source.text.indexOf(parent);
  return start < 0 ? { subject: source.path } : { span: { source, start, end: start + parent.length } };
}
