import yargs, { type Argv } from 'yargs';
import { type Command, databaseCommands, migrateCommands, topCommands } from './commandTable.ts';
import { exitCode } from './exitCode.ts';
import { reportFailure } from './reportFailure.ts';
import { version } from './version.ts';

/** The command line itself is wrong. */
class UsageError extends Error {}

function register(parser: Argv, command: Command): Argv {
  return parser.command(
    command.command,
    command.describe,
    (builder) =>
      command
        .options(builder)
        .option('json', { type: 'boolean', default: false, describe: 'Print the result as JSON' })
        .example([[...command.example]]),
    async (args) => {
      const module = await command.load();
      process.exitCode = await module.run(args as never);
    },
  );
}

function registerGroup(parser: Argv, name: string, describe: string, commands: readonly Command[]): Argv {
  return parser.command(name, describe, (builder) =>
    commands.reduce(register, builder).demandCommand(1, `Which one? See: schemac ${name} --help`),
  );
}

async function main(): Promise<void> {
  process.once('SIGINT', () => process.exit(exitCode.interrupted));
  const named = yargs(process.argv.slice(2)).scriptName('schemac').locale('en').version(version);
  const migrate = registerGroup(named, 'migrate', 'Write, apply and look at migrations', migrateCommands);
  const database = registerGroup(migrate, 'db', 'Work with a database as it is', databaseCommands);
  await topCommands
    .reduce(register, database)
    .demandCommand(1, 'Which command? See: schemac --help')
    .strict()
    .recommendCommands()
    .parserConfiguration({ 'boolean-negation': false, 'duplicate-arguments-array': false })
    .wrap(Math.min(110, process.stdout.columns ?? 110))
    .fail((message, error) => {
      throw error ?? new UsageError(message);
    })
    .parseAsync();
}

main().catch((error: unknown) => {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = exitCode.error;
  } else {
    process.exitCode = reportFailure(error, process.argv.includes('--json'));
  }
});
