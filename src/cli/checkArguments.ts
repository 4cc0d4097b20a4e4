import { nearest } from '../diagnostic/nearest.ts';
import type { Command } from './command.ts';
import { UsageError } from './usageError.ts';

/** What every command takes. */
const general = ['help', 'json'];

/** Under which name the parser gives the words after `--`. */
const wordsAfter = '--';

/** Refuses options that a command does not take, and those that are given twice and take one value. */
export function checkArguments(
  path: string,
  { options, positionals = {}, passesOn = false }: Command,
  args: Readonly<Record<string, unknown>>,
): void {
  const given = optionNames(args);
  const aliases = Object.values(options).flatMap(({ alias }) => alias ?? []);
  const known = [...Object.keys(options), ...Object.keys(positionals), ...aliases, ...general];
  if (args[wordsAfter] !== undefined && !passesOn)
    throw new UsageError('Nothing is done with what stands after `--`.', 'Leave it out.');
  const unknown = given.find((name) => !known.includes(name));
  if (unknown !== undefined) throw unknownOption(unknown, known, path);
  const twice = given.find(
    (name) => Array.isArray(args[name]) && options[name]?.array !== true && !(name in positionals),
  );
  if (twice !== undefined) throw new UsageError(`\`--${twice}\` is given twice.`, 'Give it once.');
}

/** As they are typed: the parser gives every name with dashes in camel case too. */
function optionNames(args: Readonly<Record<string, unknown>>): string[] {
  const names = Object.keys(args);
  const camel = new Set(names.filter((name) => name.includes('-')).map(camelCase));
  return names.filter((name) => !camel.has(name) && args[name] !== undefined && name !== wordsAfter);
}

function camelCase(name: string): string {
  return name.replace(/-+(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function unknownOption(name: string, known: readonly string[], path: string): UsageError {
  const near = nearest(name, known);
  const advice = near === undefined ? `See: schemac ${path} --help` : `Did you mean \`--${near}\`?`;
  return new UsageError(`There is no option \`${name.length === 1 ? '-' : '--'}${name}\`.`, advice);
}
