import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { RenamePair } from '../diff/renamePair.ts';
import { displayName } from '../kinds/describeObject.ts';
import type { ObjectId, Schema } from '../model/object.ts';
import { readRenameFlags } from './renameFlags.ts';

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
  /** Whether what migrations have made is written into the schema files; absent: nobody has said. */
  readonly pull?: boolean;
}

/** What has been said so far, and what is said now. */
export function withFlags(flags: AnswerFlags, more: AnswerFlags): AnswerFlags {
  const pull = more.pull ?? flags.pull;
  return {
    renames: [...flags.renames, ...more.renames],
    drops: [...flags.drops, ...more.drops],
    acceptDataLoss: flags.acceptDataLoss || more.acceptDataLoss,
    ...(pull === undefined ? {} : { pull }),
  };
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
): ReadAnswers {
  const { renames, unknown } = readRenameFlags(flags.renames, current, desired, defaultSchema);
  const advice =
    'Write it as `old=new`, the old name as the database has it and the new one as the schema has it.';
  const diagnostics = unknown.map((flag) => unknownName(`--rename ${flag}`, advice));
  const drops = flags.drops.flatMap((name) => {
    const objects = [...current.values()].filter((object) => displayName(object, defaultSchema) === name);
    if (objects.length === 0)
      diagnostics.push(unknownName(`--drop ${name}`, 'Name it as the database has it.'));
    return objects.map(({ id }) => id);
  });
  return { answers: { renames, drops: new Set(drops), acceptDataLoss: flags.acceptDataLoss }, diagnostics };
}

function unknownName(flag: string, advice: string): Diagnostic {
  return errorDiagnostic('unknown-name', `\`${flag}\` names nothing that is there.`, {
    fixes: [{ title: advice }],
  });
}
