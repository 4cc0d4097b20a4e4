import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { RenamePair } from '../diff/renamePair.ts';
import { displayName } from '../kinds/describeObject.ts';
import type { ObjectId, Schema, SchemaObject } from '../model/object.ts';

/** What the user has said, with flags or at a prompt, about what no comparison can know. */
export interface Answers {
  readonly renames: readonly RenamePair[];
  /** Objects that are dropped for good: not renamed, and their data is given up. */
  readonly drops: ReadonlySet<ObjectId>;
  /** Consent to every loss that is named. */
  readonly acceptDataLoss: boolean;
}

/** The answers as flags: `deals.city=town`, `deals.city`. */
export interface AnswerFlags {
  readonly renames: readonly string[];
  readonly drops: readonly string[];
  readonly acceptDataLoss: boolean;
}

interface ReadAnswers {
  readonly answers: Answers;
  readonly diagnostics: readonly Diagnostic[];
}

/** Finds what the flags name: the old names in the database, the new ones in the schema. */
export function readAnswers(
  flags: AnswerFlags,
  current: Schema,
  desired: Schema,
  defaultSchema: string,
  mayBeRenamed: (object: SchemaObject) => boolean,
): ReadAnswers {
  const diagnostics: Diagnostic[] = [];
  const renames: RenamePair[] = [];
  // Tables before their columns: a column may be named with its table's new name on the right.
  for (const flag of [...flags.renames].sort((left, right) => depthOf(left) - depthOf(right))) {
    const pair = findRename(flag, renames);
    if (pair) renames.push(pair);
    else
      diagnostics.push(
        unknownName(
          `--rename ${flag}`,
          'Write it as `old=new`, the old name as the database has it and the new one as the schema has it.',
        ),
      );
  }
  const drops = flags.drops.flatMap((name) => {
    const objects = named(current, name);
    if (objects.length === 0)
      diagnostics.push(unknownName(`--drop ${name}`, 'Name it as the database has it.'));
    return objects.map(({ id }) => id);
  });
  return { answers: { renames, drops: new Set(drops), acceptDataLoss: flags.acceptDataLoss }, diagnostics };

  function named(schema: Schema, name: string): SchemaObject[] {
    return [...schema.values()].filter((object) => displayName(object, defaultSchema) === name);
  }

  function findRename(flag: string, earlier: readonly RenamePair[]): RenamePair | undefined {
    const old = [...current.values()].find(
      (object) => mayBeRenamed(object) && flag.startsWith(`${displayName(object, defaultSchema)}=`),
    );
    if (!old) return undefined;
    const newName = flag.slice(displayName(old, defaultSchema).length + 1);
    const parent = earlier.find((pair) => pair.before === old.parent)?.after ?? old.parent;
    const wanted = [...desired.values()].find(
      (object) =>
        object.kind === old.kind &&
        object.parent === parent &&
        (object.name.at(-1) === newName || displayName(object, defaultSchema) === newName),
    );
    return wanted && { before: old.id, after: wanted.id };
  }
}

function depthOf(flag: string): number {
  return flag.split('=')[0]!.split('.').length;
}

function unknownName(flag: string, advice: string): Diagnostic {
  return errorDiagnostic('unknown-name', `\`${flag}\` names nothing that is there.`, {
    fixes: [{ title: advice }],
  });
}
