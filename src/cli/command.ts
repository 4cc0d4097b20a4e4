import type { Options } from 'yargs';

/** A command: what it takes, and the module that does it, which is loaded only when the command runs. */
export interface Command {
  readonly command: string;
  /** What stands behind the name without dashes, as `command` writes it in brackets, with what it means. */
  readonly positionals?: Readonly<Record<string, string>>;
  readonly describe: string;
  readonly example: readonly [string, string];
  readonly options: Readonly<Record<string, Options>>;
  /** Whether it has a use for the words after `--`. */
  readonly passesOn?: boolean;
  readonly load: () => Promise<{ run(args: never): Promise<number> }>;
}
