import { nearest } from '../diagnostic/nearest.ts';
import type { Command } from './commandTable.ts';
import { UsageError } from './usageError.ts';

/** What every command takes. */
const general = ['help', 'json'];

/** Refuses options that a command does not take. */
export function checkArguments(path: string, command: Command, given: readonly string[]): void {
  const names = Object.entries(command.options).flatMap(([name, { alias }]) => [
    name,
    ...[alias ?? []].flat(),
  ]);
  const known = [...names, ...general];
  const help = `See: schemac ${path} --help`;
  const unknown = given.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const near = nearest(unknown, known);
    const option = unknown.length === 1 ? `-${unknown}` : `--${unknown}`;
    throw new UsageError(
      `There is no option \`${option}\`.`,
      near === undefined ? help : `Did you mean \`--${near}\`?`,
    );
  }
}
