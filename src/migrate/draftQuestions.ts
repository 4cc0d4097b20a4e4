import { enumeration } from '../diagnostic/enumeration.ts';
import { renameQuestions } from '../diff/renameQuestions.ts';
import { displayName } from '../kinds/describeObject.ts';
import { renameRule } from '../kinds/kind.ts';
import { kinds } from '../kinds/registry.ts';
import type { ObjectId, SchemaObject } from '../model/object.ts';
import type { Loss, Plan } from '../model/plan.ts';
import type { PrintFormat } from '../print/migrationSql.ts';
import type { Answers } from './answers.ts';
import type { Comparison } from './compareWithDatabase.ts';
import { planLosses } from './planLosses.ts';
import type { Question } from './question.ts';
import { shellWord } from './shellWord.ts';

/** Whether the user is asked before an object is dropped while another of its kind is created. */
const mayBeRenamed = (object: SchemaObject) => renameRule(object, kinds.kindOf(object.kind)) === 'ask';

/** What the draft of a migration leaves to the user. Objects go by the names that the database has for them. */
export class DraftQuestions {
  readonly #comparison: Comparison;
  readonly #answers: Answers;
  readonly #format: PrintFormat;
  /** The ids of objects that are dropped for good, as they are after the renames. */
  readonly #drops: ReadonlySet<ObjectId>;

  constructor(comparison: Comparison, answers: Answers, format: PrintFormat) {
    this.#comparison = comparison;
    this.#answers = answers;
    this.#format = format;
    this.#drops = new Set([...answers.drops].map((id) => comparison.moved.get(id) ?? id));
  }

  /** Drops that may be renames, of which nobody has said what they are. */
  renames(): Question[] {
    return renameQuestions(this.#comparison.changes, mayBeRenamed)
      .filter(({ dropped }) => !this.#drops.has(dropped.id))
      .map(({ dropped, candidates }) => this.#renameQuestion(dropped, candidates));
  }

  /** What a plan would lose and nobody has given up. */
  openLosses(plan: Plan): Loss[] {
    if (this.#answers.acceptDataLoss) return [];
    return planLosses(plan).filter(({ subject }) => !this.#drops.has(subject.id));
  }

  lossQuestion({ subject, message }: Loss): Question {
    const name = this.#nameBefore(subject);
    return { type: 'loss', message, subject, name, flag: `--drop ${shellWord(name)}` };
  }

  #renameQuestion(dropped: SchemaObject, candidates: readonly SchemaObject[]): Question {
    const old = this.#nameBefore(dropped);
    const named = candidates.map((object) => {
      const name = moves(dropped, object)
        ? displayName(object, this.#format.defaultSchema)
        : object.name.at(-1)!;
      const rename = `${old}=${name}`;
      return { object, name, rename, flag: `--rename ${shellWord(rename)}` };
    });
    const what = this.#format.describe(dropped);
    return {
      type: 'rename',
      message: `The schema no longer has ${what}, and ${list(named.map(({ name }) => `\`${name}\``))} new. Is it a rename?`,
      dropped,
      name: old,
      candidates: named,
      dropFlag: `--drop ${shellWord(old)}`,
      hint: hintFor(dropped, candidates[0]!),
    };
  }

  #nameBefore(object: SchemaObject): string {
    const { moved, current } = this.#comparison;
    const old = [...moved].find(([, id]) => id === object.id)?.[0] ?? object.id;
    return displayName(current.get(old) ?? object, this.#format.defaultSchema);
  }
}

function moves(dropped: SchemaObject, candidate: SchemaObject): boolean {
  return dropped.name.length > 1 && dropped.name[0] !== candidate.name[0];
}

function hintFor(dropped: SchemaObject, candidate: SchemaObject): string {
  const name = moves(dropped, candidate) ? dropped.name.join('.') : dropped.name.at(-1);
  return `${dropped.parent ? '@' : '@@'}renamedFrom(${JSON.stringify(name)})`;
}

function list(names: readonly string[]): string {
  return `${enumeration(names)} ${names.length === 1 ? 'is' : 'are'}`;
}
