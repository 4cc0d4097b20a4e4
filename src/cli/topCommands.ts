import type { Command } from './command.ts';
import { flag, projectOptions, schemaOption, text } from './commandOptions.ts';

/** `schemac <command>` */
export const topCommands: readonly Command[] = [
  {
    command: 'init',
    describe: 'Begin a project, with nothing or with what a database holds',
    example: ['schemac init --baseline --url "$DATABASE_URL"', 'Take over from another tool'],
    options: {
      baseline: { ...flag, describe: 'Write the schema and a first migration from a database that is there' },
      name: { ...text, alias: 'n', describe: 'The name of that migration (baseline)' },
      ...projectOptions,
    },
    load: () => import('./commands/init.ts'),
  },
  {
    command: 'validate',
    describe: 'Check the schema and the files of migrations, without a database',
    example: ['schemac validate', 'Exits with 1 if anything is wrong'],
    options: schemaOption,
    load: () => import('./commands/validate.ts'),
  },
  {
    command: 'format',
    describe: 'Bring the schema files into the canonical form',
    example: ['schemac format --check', 'In CI: exits with 2 if a file is not in that form'],
    options: {
      ...schemaOption,
      check: { ...flag, describe: 'Change nothing; exit with 2 if a file would change' },
    },
    load: () => import('./commands/format.ts'),
  },
];
