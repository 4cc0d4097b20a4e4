import yargs, { type Argv } from 'yargs';
import { checkArguments } from './checkArguments.ts';
import type { Command } from './command.ts';
import { databaseCommands } from './databaseCommands.ts';
import { dropScratchAtExit } from './dropScratchAtExit.ts';
import { endAtSignals } from './interruption.ts';
import { migrateCommands } from './migrateCommands.ts';
import { optimiseWasmLate } from './optimiseWasmLate.ts';
import { outliveReaders } from './outliveReaders.ts';
import { reportFailure } from './reportFailure.ts';
import { topCommands } from './topCommands.ts';
import { UsageError } from './usageError.ts';
import { version } from './version.ts';

const groups = [
  { name: 'migrate', describe: 'Write, apply and compare migrations', commands: migrateCommands },
  { name: 'db', describe: 'Work with a database as it is', commands: databaseCommands },
];

function register(parser: Argv, command: Command, group?: string): Argv {
  const name = command.command.split(' ', 1)[0]!;
  const path = group === undefined ? name : `${group} ${name}`;
  return parser.command(
    command.command,
    command.describe,
    (builder) =>
      withPositionals(builder, command)
        .version(false)
        .options(command.options)
        .option('json', { type: 'boolean', describe: 'Print the result as JSON' })
        .example([[...command.example]]),
    async ({ _: _words, $0: _name, ...args }) => {
      checkArguments(path, command, args);
      const module = await command.load();
      process.exitCode = await module.run({ ...args, json: args.json === true } as never);
    },
  );
}

function withPositionals(builder: Argv, { positionals = {} }: Command): Argv {
  return Object.entries(positionals).reduce(
    (all, [name, describe]) => all.positional(name, { type: 'string', describe }),
    builder,
  );
}

function registerGroup(parser: Argv, { name, describe, commands }: (typeof groups)[number]): Argv {
  return parser.command(name, describe, (builder) =>
    commands
      .reduce((group, command) => register(group, command, name), builder.version(false))
      .demandCommand(1, `\`schemac ${name}\` needs a command.`),
  );
}

function commandLine(words: readonly string[]): Argv {
  const parser = yargs(words).scriptName('schemac').locale('en').version(version);
  const grouped = groups.reduce(registerGroup, parser);
  return topCommands
    .reduce((all, command) => register(all, command), grouped)
    .example([
      ['schemac migrate dev', 'Bring a database to what schema.dsl says'],
      ['schemac db pull', 'Write schema.dsl from a database'],
    ])
    .demandCommand(1, 'A command is missing.')
    .strictCommands()
    .recommendCommands()
    .parserConfiguration({ 'boolean-negation': false, 'populate--': true })
    .usageConfiguration({ 'hide-types': true })
    .wrap(Math.min(100, process.stdout.columns ?? 100))
    .fail((message, error) => {
      throw message ? wrongCommandLine(message) : error;
    });
}

function wrongCommandLine(message: string): UsageError {
  const advice = 'See: schemac --help';
  if (message.startsWith('Did you mean')) return new UsageError('There is no such command.', message);
  const valueless = /^Not enough arguments following: (.+)$/.exec(message);
  if (valueless) return new UsageError(`\`--${valueless[1]}\` needs a value.`, advice);
  return new UsageError(message.endsWith('.') ? message : `${message}.`, advice);
}

async function main(): Promise<void> {
  endAtSignals();
  dropScratchAtExit();
  optimiseWasmLate();
  outliveReaders();
  const words = process.argv.slice(2);
  await commandLine(words.length === 0 ? ['--help'] : words).parseAsync();
}

main().catch((error: unknown) => {
  process.exitCode = reportFailure(error, process.argv.includes('--json'));
});
