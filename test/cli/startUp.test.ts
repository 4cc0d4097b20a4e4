import type { ChildProcess } from 'node:child_process';
import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { runCli } from './project.ts';

let metafile: Metafile;

beforeAll(async () => {
  const result = await build({
    entryPoints: ['src/cli/main.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    metafile: true,
    write: false,
  });
  metafile = result.metafile;
});

/** The packages that are loaded as soon as a file is, without those that a function imports later. */
function packagesOf(entry: string, seen = new Set<string>()): readonly string[] {
  seen.add(entry);
  for (const { path, kind, external } of metafile.inputs[entry]?.imports ?? []) {
    if (kind === 'dynamic-import' || seen.has(path)) continue;
    if (external) seen.add(path);
    else packagesOf(path, seen);
  }
  return [...seen]
    .filter((path) => !path.startsWith('src/') && !path.startsWith('node:') && !path.endsWith('.json'))
    .sort();
}

test('no command is loaded before it is chosen', () => {
  expect(packagesOf('src/cli/main.ts')).toEqual(['picocolors', 'yargs']);
});

test.each(['validate', 'format'])('%s loads the parser and nothing of a database', (command) => {
  expect(packagesOf(`src/cli/commands/${command}.ts`)).toEqual(['chevrotain', 'picocolors']);
});

test.each(['migrateDev', 'migrateDeploy', 'migrateStatus', 'migrateDiff', 'dbPull'])(
  '%s loads a driver only with a database',
  (command) => {
    expect(packagesOf(`src/cli/commands/${command}.ts`)).toEqual(['chevrotain', 'picocolors']);
  },
);

describe('the command line', () => {
  const show = async (...words: readonly string[]) => {
    const { status, stdout, stderr } = await runCli(temporaryFolder(), words);
    return `${stdout}${stderr}[${status}]`;
  };

  test('alone shows what there is', async () => {
    expect(await show()).toMatchInlineSnapshot(`
      "schemac <command>

      Commands:
        schemac migrate   Write, apply and compare migrations
        schemac db        Work with a database as it is
        schemac init      Begin a project, with nothing or with what a database holds
        schemac validate  Check the schema and the files of migrations, without a database
        schemac format    Bring the schema files into the canonical form

      Options:
        --help     Show help
        --version  Show version number

      Examples:
        schemac migrate dev  Bring a database to what schema.dsl says
        schemac db pull      Write schema.dsl from a database
      [0]"
    `);
    expect(await show('--help')).toBe(await show());
    expect(await show('--version')).toMatch(/^\d+\.\d+\.\d+\n\[0\]$/);
  });

  test('goes on to its end where nobody reads what it says any more', async () => {
    const folder = temporaryFolder({ 'schema.dsl': 'model T {\n  id Int @id\n}\n' });
    const onStart = ({ stdout }: ChildProcess) => void stdout!.destroy();
    expect(await runCli(folder, ['validate'], { onStart })).toEqual({ status: 0, stdout: '', stderr: '' });
  });

  test('every command shows an example', async () => {
    for (const words of [
      ['validate'],
      ['format'],
      ['migrate', 'deploy'],
      ['migrate', 'status'],
      ['migrate', 'diff'],
      ['db', 'pull'],
    ]) {
      expect(await show(...words, '--help')).toMatch(/Examples:\n {2}schemac/);
    }
    expect(await show('migrate', 'dev', '--help')).toMatchInlineSnapshot(`
      "schemac migrate dev

      Write the migration that the schema asks for, prove it and apply it

      Answers:
            --rename            What has another name now, as deals.city=town
            --drop              What may be lost, as deals.city
            --accept-data-loss  All that is named may be lost

      Project:
            --schema      The schema file, or a folder of them
            --migrations  The folder of the migrations
            --url         The database: postgresql://user:password@host:5432/name

      Options:
            --help               Show help
        -n, --name               The name of the migration; else it is named after what it does
            --create-only        Write it and apply nothing; an empty one where nothing has changed
            --pull               Write what migrations make beyond the schema into its files
            --no-pull            The schema is right: what migrations make of it otherwise is changed back
            --empty              Write an empty one in any case, and apply nothing
            --phased             Write two, so that the application of before runs beside the new one
                                 between them
            --wait, --lock-wait  How long to wait while a deploy is running (10s)
            --json               Print the result as JSON

      Examples:
        schemac migrate dev --name add_city  After an edit of schema.dsl
      [0]"
    `);
  });

  test.each([
    [['migrate']],
    [['migrate', 'deplyo']],
    [['validat']],
    [['migrate', 'dev', '--nmae', 'x']],
    [['migrate', 'dev', '--name']],
    [['migrate', 'dev', '--url', 'a', '--url', 'b']],
    [['migrate', 'dev', 'now']],
    [['migrate', 'deploy', '--wait', 'long']],
  ])('%j is refused with a way out', async (words) => {
    expect(await show(...words)).toMatchSnapshot();
  });

  test('a wrong one is told as JSON where JSON is wanted', async () => {
    const { status, stdout, stderr } = await runCli(temporaryFolder(), [
      'migrate',
      'dev',
      '--json',
      '--nmae',
      'x',
    ]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, diagnostics: [{ code: 'usage' }] });
  });
});
