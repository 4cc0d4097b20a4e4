import type { Command } from './command.ts';
import {
  answerOptions,
  flag,
  projectOptions,
  scratchOption,
  tenantOption,
  text,
  waitOption,
} from './commandOptions.ts';

/** `schemac db <command>` */
export const databaseCommands: readonly Command[] = [
  {
    command: 'pull',
    describe: 'Write what the database holds into the schema files, or into a new one',
    example: ['schemac db pull --url "$DATABASE_URL" --print', 'Look, and write nothing'],
    options: {
      print: { ...flag, describe: 'Print it, and write no file' },
      force: { ...flag, describe: 'Replace a schema file that is there, with all that you wrote in it' },
      schemas: {
        ...text,
        describe: 'The schemas to read, as a,b: beside those of the schema files, else of all',
      },
      drop: answerOptions().drop!,
      'accept-data-loss': answerOptions()['accept-data-loss']!,
      data: { ...text, describe: 'The tables whose rows belong to the schema too, as a,b' },
      ...projectOptions,
    },
    load: () => import('./commands/dbPull.ts'),
  },
  {
    command: 'push',
    describe: 'Bring a database to the schema without a migration, for prototypes',
    example: ['schemac db push --dry-run', 'See the SQL, and change nothing'],
    options: {
      'dry-run': { ...flag, describe: 'Print the SQL, and run none of it' },
      'force-reset': {
        type: 'string',
        describe: 'Empty the development database of this name first; without a name it is asked for',
      },
      ...answerOptions(),
      ...waitOption('10s'),
      ...projectOptions,
    },
    load: () => import('./commands/dbPush.ts'),
  },
  {
    command: 'snapshot',
    describe: 'Write what the migrations lead to into one file, schema.sql, and keep it so from then on',
    example: ['schemac db snapshot', 'Writes migrations/schema.sql; remove it to switch it off'],
    options: {
      print: { ...flag, describe: 'Print it, and write no file' },
      ...projectOptions,
      url: scratchOption,
    },
    load: () => import('./commands/dbSnapshot.ts'),
  },
  {
    command: 'load',
    describe: 'Build an empty database from schema.sql, with its migrations noted as applied',
    example: [
      'schemac db load --url postgresql://localhost/shop_test',
      'In one go, however long the history is',
    ],
    options: { ...waitOption('10s'), ...tenantOption, ...projectOptions },
    load: () => import('./commands/dbLoad.ts'),
  },
  {
    command: 'seed',
    describe: 'Fill a database with the rows that development needs',
    example: ['schemac db seed -- --users 100', 'What stands after -- goes to the command'],
    options: projectOptions,
    passesOn: true,
    load: () => import('./commands/dbSeed.ts'),
  },
  {
    command: 'execute',
    describe: 'Run SQL, and show what it returns',
    example: ['schemac db execute --file report.sql', 'One transaction, unless the file says otherwise'],
    options: {
      file: { ...text, alias: 'f', describe: 'The file with the SQL; -: stdin' },
      stdin: { ...flag, describe: 'Read it from stdin' },
      ...projectOptions,
    },
    load: () => import('./commands/dbExecute.ts'),
  },
];
