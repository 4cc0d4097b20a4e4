import type { Plan } from '../model/plan.ts';
import type { AnswerFlags } from './answers.ts';
import type { Question } from './question.ts';
import type { PulledFiles, ReviseFiles } from './revisedFiles.ts';
import type { Report } from './runEvent.ts';
import type { RunOptions } from './runOptions.ts';

/** What `migrate dev` is to do. */
export interface DevOptions {
  readonly flags: AnswerFlags;
  /** Absent: the migration is named after what it does. */
  readonly name?: string;
  /** Write the file, and apply nothing. */
  readonly createOnly: boolean;
  /** Write an empty file, and apply nothing. */
  readonly empty: boolean;
  /** Makes the schema files say what migrations make beyond them. */
  readonly revise: ReviseFiles;
  /** Told what was written into them. */
  readonly onPulled: (files: PulledFiles) => void;
  /** Where migrations are tried out whose turn is over: on this server, else on the embedded one. */
  readonly scratchUrl: () => Promise<string | undefined>;
  /** Write two migrations where the application that runs cannot live with one. */
  readonly phased: boolean;
  readonly run: RunOptions;
  readonly report: Report;
  /** Told when a migration is written, before it is applied. */
  readonly onWritten: (migration: WrittenMigration) => void;
  /** Asks a person; returns their answers as flags, or undefined where they gave none. */
  readonly ask?: (questions: readonly Question[]) => Promise<AnswerFlags | undefined>;
}

/** A migration that is on disk. */
export interface WrittenMigration {
  /** Its folder. */
  readonly path: string;
  readonly plan: Plan;
  /** Which ways were tried out: back alone never is. */
  readonly proven: 'both ways' | 'forward' | 'not';
}
