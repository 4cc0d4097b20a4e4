import type { Argv } from 'yargs';

/** A command: what it takes, and the module that does it, which is loaded only when the command runs. */
export interface Command {
  readonly command: string;
  readonly describe: string;
  readonly example: readonly [string, string];
  readonly options: (parser: Argv) => Argv;
  readonly load: () => Promise<{ run(args: never): Promise<number> }>;
}

const schemaOption = (parser: Argv) =>
  parser.option('schema', {
    type: 'string',
    requiresArg: true,
    describe: 'The schema file, or a folder of them',
  });

const projectOptions = (parser: Argv) =>
  schemaOption(parser)
    .option('migrations', { type: 'string', requiresArg: true, describe: 'The folder of the migrations' })
    .option('url', { type: 'string', requiresArg: true, describe: 'The database, postgresql://…' });

/** `schemac <command>` */
export const topCommands: readonly Command[] = [
  {
    command: 'validate',
    describe: 'Check the schema, without a database',
    example: ['schemac validate', 'exit 1 if anything is wrong'],
    options: schemaOption,
    load: () => import('./commands/validate.ts'),
  },
  {
    command: 'format',
    describe: 'Print the schema files in the canonical form',
    example: ['schemac format --check', 'exit 2 if a file is not in that form'],
    options: (parser) =>
      schemaOption(parser).option('check', {
        type: 'boolean',
        describe: 'Change nothing; exit 2 if a file would change',
      }),
    load: () => import('./commands/format.ts'),
  },
];

/** `schemac migrate <command>` */
export const migrateCommands: readonly Command[] = [
  {
    command: 'dev',
    describe: 'Write the migration that the schema asks for, prove it and apply it',
    example: ['schemac migrate dev --name add_city', 'after an edit of schema.dsl'],
    options: devOptions,
    load: () => import('./commands/migrateDev.ts'),
  },
  {
    command: 'deploy',
    describe: 'Apply the migrations that are pending',
    example: ['schemac migrate deploy --url "$DATABASE_URL"', 'in production or CI'],
    options: (parser) =>
      projectOptions(parser)
        .option('lock-timeout', {
          type: 'string',
          requiresArg: true,
          default: '5s',
          describe: 'How long a statement waits for a lock: 500ms, 5s, 2min; 0 for ever',
        })
        .option('wait', {
          type: 'string',
          requiresArg: true,
          default: '1min',
          describe: 'How long to wait while another deploy is running',
        }),
    load: () => import('./commands/migrateDeploy.ts'),
  },
  {
    command: 'status',
    describe: 'Show what is applied and what is pending; exit 2 if anything is',
    example: ['schemac migrate status', 'what would deploy do?'],
    options: projectOptions,
    load: () => import('./commands/migrateStatus.ts'),
  },
  {
    command: 'diff',
    describe: 'Show what lies between two states: unless named, from the database to the schema',
    example: ['schemac migrate diff --from-url "$DATABASE_URL" --to-schema schema.dsl --script', 'as SQL'],
    options: diffOptions,
    load: () => import('./commands/migrateDiff.ts'),
  },
];

/** `schemac db <command>` */
export const databaseCommands: readonly Command[] = [
  {
    command: 'pull',
    describe: 'Write a schema file from what the database holds',
    example: ['schemac db pull --url "$DATABASE_URL" --print', 'look, and write nothing'],
    options: (parser) =>
      projectOptions(parser)
        .option('schemas', {
          type: 'string',
          requiresArg: true,
          describe: 'The schemas to read, as a,b; else all of them',
        })
        .option('print', { type: 'boolean', describe: 'Print it and write no file' })
        .option('force', { type: 'boolean', describe: 'Replace a schema file that is there' }),
    load: () => import('./commands/dbPull.ts'),
  },
];

function devOptions(parser: Argv): Argv {
  const answers = { type: 'string', array: true, nargs: 1, requiresArg: true } as const;
  return projectOptions(parser)
    .option('name', { alias: 'n', type: 'string', requiresArg: true, describe: 'The name of the migration' })
    .option('create-only', {
      type: 'boolean',
      describe: 'Write the file and apply nothing; an empty one for a data backfill if nothing has changed',
    })
    .option('empty', { type: 'boolean', describe: 'Write an empty file in any case, and apply nothing' })
    .option('rename', { ...answers, describe: 'Two names of one thing: deals.city=town' })
    .option('drop', { ...answers, describe: 'Consent to the loss of one thing: deals.city' })
    .option('accept-data-loss', {
      type: 'boolean',
      describe: 'Consent to every loss that the migration names',
    });
}

function diffOptions(parser: Argv): Argv {
  let options = projectOptions(parser);
  for (const side of ['from', 'to']) {
    options = options
      .option(`${side}-empty`, { type: 'boolean', describe: `${side} nothing` })
      .option(`${side}-schema`, {
        type: 'string',
        requiresArg: true,
        describe: `${side} a schema file or folder`,
      })
      .option(`${side}-migrations`, {
        type: 'string',
        requiresArg: true,
        describe: `${side} what a migrations folder leads to`,
      })
      .option(`${side}-url`, { type: 'string', requiresArg: true, describe: `${side} a database` });
  }
  return options
    .option('script', { type: 'boolean', describe: 'Print SQL' })
    .option('exit-code', { type: 'boolean', describe: 'Exit 2 if there is a difference' });
}
