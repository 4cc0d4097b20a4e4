import type { Options } from 'yargs';
import type { Command } from './command.ts';
import {
  answerOptions,
  consentOption,
  flag,
  lockTimeoutOption,
  projectOptions,
  scratchOption,
  scriptGroup,
  tenantOption,
  text,
  waitOption,
} from './commandOptions.ts';

/** `schemac migrate <command>` */
export const migrateCommands: readonly Command[] = [
  {
    command: 'dev',
    describe: 'Write the migration that the schema asks for, prove it and apply it',
    example: ['schemac migrate dev --name add_city', 'After an edit of schema.dsl'],
    options: {
      name: {
        ...text,
        alias: 'n',
        describe: 'The name of the migration; else it is named after what it does',
      },
      'create-only': {
        ...flag,
        describe: 'Write it and apply nothing; an empty one where nothing has changed',
      },
      pull: { ...flag, describe: 'Write what migrations make beyond the schema into its files' },
      'no-pull': {
        ...flag,
        describe: 'The schema is right: what migrations make of it otherwise is changed back',
      },
      empty: { ...flag, describe: 'Write an empty one in any case, and apply nothing' },
      phased: {
        ...flag,
        describe: 'Write two, so that the application of before runs beside the new one between them',
      },
      ...answerOptions(),
      ...waitOption('10s'),
      ...projectOptions,
    },
    load: () => import('./commands/migrateDev.ts'),
  },
  {
    command: 'deploy',
    describe: 'Apply the migrations that are pending',
    example: ['schemac migrate deploy --url "$DATABASE_URL"', 'In production and in CI'],
    options: {
      to: { ...text, describe: 'The last migration to apply; else all are' },
      contract: {
        ...flag,
        describe: 'Go on where a migration waits until the application of before is gone',
      },
      'dry-run': { ...flag, describe: 'Print each step with its timeouts and locks, and change nothing' },
      script: {
        ...flag,
        group: scriptGroup,
        describe: 'Write it as one file for psql; no database is needed',
      },
      output: {
        ...text,
        alias: 'o',
        group: scriptGroup,
        describe: 'The file to write; else it goes to stdout',
      },
      from: {
        ...text,
        group: scriptGroup,
        describe: 'The first migration in it; those before must be applied',
      },
      ...lockTimeoutOption,
      'lock-retries': {
        ...text,
        default: '5',
        describe: 'How often a transaction is tried again where a lock is not granted (5)',
      },
      'statement-timeout': { ...text, describe: 'How long a statement may run; else without end' },
      lock: {
        choices: ['advisory', 'none'],
        default: 'advisory',
        describe: 'How other deploys are kept away; none: you see to it',
      },
      ...waitOption('1min'),
      ...manyOptions(),
      ...projectOptions,
    },
    load: () => import('./commands/migrateDeploy.ts'),
  },
  {
    command: 'status',
    describe: 'Show what is applied and what is pending',
    example: ['schemac migrate status', 'Exits with 2 if anything is pending'],
    options: { ...tenantOption, ...projectOptions },
    load: () => import('./commands/migrateStatus.ts'),
  },
  {
    command: 'down',
    describe: 'Take migrations back with their down.sql, the last first',
    example: ['schemac migrate down -n 2 --dry-run', 'See what would go with the last two'],
    options: {
      number: { ...text, alias: 'n', describe: 'How many to take back (1)' },
      to: { ...text, describe: 'The last migration that stays; `none`: none' },
      missing: { ...flag, describe: 'Those that the folder lacks, with what the history keeps of them' },
      ...downOptions(),
    },
    load: () => import('./commands/migrateDown.ts'),
  },
  {
    command: 'redo',
    describe: 'Take the last migration back, and apply it again as its files are now',
    example: ['schemac migrate redo', 'After an edit of a migration that only you have'],
    options: {
      number: { ...text, alias: 'n', describe: 'How many to take back and apply again (1)' },
      ...downOptions(),
    },
    load: () => import('./commands/migrateRedo.ts'),
  },
  {
    command: 'history',
    describe: 'Draw the chain of migrations, with what is applied',
    example: ['schemac migrate history --url "$DATABASE_URL"', 'What is applied there, when and by whom'],
    options: { ...tenantOption, ...projectOptions },
    load: () => import('./commands/migrateHistory.ts'),
  },
  {
    command: 'merge',
    describe: 'Join two branches of migrations, after trying whether their order matters',
    example: ['schemac migrate merge', 'After a git merge that brought another head'],
    options: {
      name: { ...text, alias: 'n', describe: 'The name of the migration that joins them (merge)' },
      replan: { ...flag, describe: 'If it matters: write the generated branch anew, on top of the others' },
      force: { ...flag, describe: 'Join them even if it matters' },
      ...answerOptions(),
      ...projectOptions,
      url: scratchOption,
    },
    load: () => import('./commands/migrateMerge.ts'),
  },
  {
    command: 'squash',
    describe: 'Fold a range of migrations into one, after proving that it leads to the same schema',
    example: ['schemac migrate squash --to 20250101000000_city', 'All up to this one'],
    options: {
      from: { ...text, describe: 'The first to be folded; else the first of all' },
      to: { ...text, describe: 'The last to be folded; else the last of all' },
      name: { ...text, alias: 'n', describe: 'The name of the one migration (squashed)' },
      'keep-data': { ...flag, describe: 'Keep all statements as they are, one after another' },
      'drop-data': { ...flag, describe: 'Leave out what no schema shows: changes of rows and roles' },
      ...projectOptions,
      url: scratchOption,
    },
    load: () => import('./commands/migrateSquash.ts'),
  },
  {
    command: 'check',
    describe: 'Prove that the migrations lead to the schema, without a database',
    example: ['schemac migrate check', 'In CI: exits with 1 if a migration fails, with 2 at a difference'],
    options: {
      down: { ...flag, describe: 'Prove too that every down.sql leads back' },
      'skip-tests': { ...flag, describe: 'Leave out the tests that lie beside migrations' },
      ...projectOptions,
      url: { ...projectOptions.url, describe: 'Prove that this database is the same too' },
    },
    load: () => import('./commands/migrateCheck.ts'),
  },
  {
    command: 'test [id..]',
    positionals: { id: 'The migrations; else all that have tests' },
    describe: 'Run the tests that lie beside migrations: rows before, and what is true after',
    example: ['schemac migrate test 20260101000000_city', 'The cases of its test.sql'],
    options: {
      ...projectOptions,
      url: scratchOption,
    },
    load: () => import('./commands/migrateTest.ts'),
  },
  {
    command: 'amend [id]',
    positionals: { id: 'The migration; else all that were edited' },
    describe: 'Bring the edit of an applied migration into a development database',
    example: ['schemac migrate amend --dry-run', 'See what the edits mean for the database'],
    options: {
      'dry-run': { ...flag, describe: 'Show what would be changed, and change nothing' },
      ...consentOption,
      ...waitOption('10s'),
      ...projectOptions,
    },
    load: () => import('./commands/migrateAmend.ts'),
  },
  {
    command: 'reset',
    describe: 'Empty a development database and apply all migrations again',
    example: ['schemac migrate reset --force shop_dev', 'Without being asked for the name'],
    options: {
      force: { ...text, describe: 'The name of the database, in place of typing it when asked' },
      'skip-seed': { ...flag, describe: 'Leave it empty: run no seed' },
      ...waitOption('10s'),
      ...projectOptions,
    },
    load: () => import('./commands/migrateReset.ts'),
  },
  {
    command: 'drift',
    describe: 'Show what was changed in the database beside the migrations, and answer it',
    example: ['schemac migrate drift --adopt', 'A hotfix in production becomes a migration'],
    options: {
      adopt: {
        ...flag,
        group: 'Answers:',
        describe: 'Write it as a migration, which counts as applied here',
      },
      revert: { ...flag, group: 'Answers:', describe: 'Take it back' },
      accept: { ...flag, group: 'Answers:', describe: 'Leave it, and expect it from now on' },
      name: { ...text, alias: 'n', describe: 'The name of the migration that --adopt writes' },
      ...consentOption,
      ...waitOption('10s'),
      ...projectOptions,
    },
    load: () => import('./commands/migrateDrift.ts'),
  },
  {
    command: 'resolve',
    describe: 'Say what has become of a migration that another tool or a person has run',
    example: ['schemac migrate resolve --applied 20220101000000_init', 'It is in the database already'],
    options: {
      applied: { ...text, describe: 'All of this migration is in the database' },
      'rolled-back': { ...text, describe: 'Nothing of this migration is in the database' },
      renamed: { ...text, describe: 'Its folder has another name now, as old=new' },
      ...tenantOption,
      ...projectOptions,
    },
    load: () => import('./commands/migrateResolve.ts'),
  },
  {
    command: 'diff',
    describe: 'Show what lies between two states',
    example: ['schemac migrate diff --script', 'What the schema asks of the database, as SQL'],
    options: {
      script: { ...flag, describe: 'Print SQL' },
      'exit-code': { ...flag, describe: 'Exit with 2 if there is a difference' },
      ...sideOptions('from', 'From one of these (default: the database):'),
      ...sideOptions('to', 'To one of these (default: the schema):'),
      ...projectOptions,
    },
    load: () => import('./commands/migrateDiff.ts'),
  },
];

function downOptions(): Readonly<Record<string, Options>> {
  return {
    'dry-run': { ...flag, describe: 'Show what would go with them, and take nothing back' },
    ...consentOption,
    ...lockTimeoutOption,
    ...waitOption('10s'),
    ...tenantOption,
    ...projectOptions,
  };
}

function manyOptions(): Readonly<Record<string, Options>> {
  const group = 'Many databases, or many schemas of one:';
  const more = { ...text, group } as const;
  return {
    'target-schema': { ...tenantOption['target-schema'], group },
    'shared-schema': {
      ...more,
      array: true,
      nargs: 1,
      describe: 'A schema that the migrations of tenants may name',
    },
    targets: { ...more, describe: 'A file with a target a line: url, schema, or both; -: stdin' },
    'targets-query': { ...more, describe: 'A query on the database that returns the targets' },
    parallel: { ...more, default: '4', describe: 'How many targets at once (4)' },
    canary: { ...more, default: '0', describe: 'How many go first and alone; one that fails ends it (0)' },
    'max-failures': { ...more, default: '1', describe: 'After how many failures nothing more is begun (1)' },
    report: { ...more, describe: 'A file that gets a line a target; what it says is done is not done again' },
  };
}

function sideOptions(side: 'from' | 'to', group: string): Readonly<Record<string, Options>> {
  return {
    [`${side}-url`]: { ...text, group, describe: 'A database' },
    [`${side}-schema`]: { ...text, group, describe: 'A schema file, or a folder of them' },
    [`${side}-migrations`]: { ...text, group, describe: 'What the migrations of a folder lead to' },
    [`${side}-empty`]: { ...flag, group, describe: 'Nothing' },
  };
}
