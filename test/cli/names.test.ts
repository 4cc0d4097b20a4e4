import { describe, expect } from 'vitest';
import { longTest, shareOf } from '../support/longForm.ts';
import { type CliProject, cliProject } from './project.ts';
import { schema } from './schemas.ts';

/** Names that only quoting carries through: each is a table, a column, an index, an enum and its value. */
const names = shareOf(
  [
    'it\'s "quoted"',
    'order',
    'two words',
    '🍉 ünï',
    'a.b=c',
    'percent%s',
    'x"; DROP TABLE victim; --',
    'CamelCase',
    '$$body$$',
    'back\\slash',
  ],
  0,
  3,
);

const text = (name: string) => JSON.stringify(name);

function named(suffix: string) {
  return schema(
    Object.fromEntries(
      names.flatMap((name, index) => [
        [
          `model Table${index}`,
          [
            `id Int @id(map: ${text(`${name}_key`)}) @default(autoincrement())`,
            `value String @default(${text(name)}) @map(${text(`${name}${suffix}`)})`,
            `kind Enum${index}? @default(one)`,
            `next Table${index}? @relation("n", fields: [nextId], references: [id], map: ${text(`${name}_ref`)})`,
            `nextId Int? @map(${text(`${name} next`)})`,
            `back Table${index}[] @relation("n")`,
            `@@index([value], map: ${text(`${name}_idx`)})`,
            `@@unique([nextId, value], map: ${text(`${name}_both`)})`,
            `@@map(${text(name)})`,
          ],
        ],
        [`enum Enum${index}`, [`one @map(${text(name)})`, 'two', `@@map(${text(`${name} kind`)})`]],
      ]),
    ),
  );
}

async function nothingToDo(project: CliProject): Promise<void> {
  const { stdout, stderr } = await project.run('migrate', 'dev');
  expect(stderr + stdout).toBe('Nothing to do: the database is what the schema says.\n');
}

describe('names that need quoting', () => {
  longTest('are created, found again, renamed, dropped, taken back and pulled', async () => {
    const project = await cliProject(named(''));
    await project.query('CREATE TABLE victim (id int)');
    expect((await project.run('migrate', 'dev')).stdout).toContain(', and proved it both ways.');
    const again = await project.run('migrate', 'dev');
    expect(again.stdout).toBe('Nothing to do: the database is what the schema says.\n');
    for (const name of names)
      await project.query(`INSERT INTO "${name.replaceAll('"', '""')}" DEFAULT VALUES`);

    project.write(named(' new'));
    const renames = names.flatMap((name) => ['--rename', `${name}.${name}=${name} new`]);
    const renamed = await project.run('migrate', 'dev', ...renames);
    expect(renamed).toMatchObject({ status: 0 });
    for (const name of names) {
      const table = `"${name.replaceAll('"', '""')}"`;
      expect(await project.query(`SELECT * FROM ${table}`)).toMatchObject([
        { id: 1, [`${name} new`]: name, kind: name },
      ]);
    }
    await project.query('DROP TABLE victim');

    expect(await project.run('db', 'pull', '--schema', 'pulled.dsl')).toMatchObject({
      status: 0,
      stderr: '',
    });
    const difference = ['migrate', 'diff', '--to-schema', 'pulled.dsl'];
    expect(await project.run(...difference)).toMatchObject({ status: 0, stdout: 'No difference.\n' });

    project.write(schema({ 'model Last': ['id Int @id'] }));
    const drops = names.flatMap((name) => ['--drop', name]);
    expect(await project.run('migrate', 'dev', ...drops)).toMatchObject({ status: 0 });
    await nothingToDo(project);
    expect(
      await project.query(
        `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT LIKE '\\_%'`,
      ),
    ).toEqual([{ relname: 'Last' }]);
  });
});

longTest('the flags that are printed for such names work in a shell', async () => {
  const project = await cliProject(
    schema({ 'model A': ['id Int @id', `value String? @map(${text('it\'s "x" $HOME')})`] }),
  );
  await project.run('migrate', 'dev');
  project.write(schema({ 'model A': ['id Int @id', 'other String?'] }));
  expect((await project.show('migrate', 'dev')).screen).toMatchInlineSnapshot(`
    "? The schema no longer has column A.it's "x" $HOME, and \`other\` is new. Is it a rename?
        renamed to other:  --rename 'A.it'\\''s "x" $HOME=other'
        or in the schema:  @renamedFrom("it's \\"x\\" $HOME")
        dropped:           --drop 'A.it'\\''s "x" $HOME'
    Nothing is written. Run it again with the flags that answer.
    "
  `);
});

longTest('a migration name is never a path', async () => {
  const project = await cliProject(schema({ 'model A': ['id Int @id'] }));
  expect(await project.run('migrate', 'dev', '--name', '../../x; rm -rf / 🍉')).toMatchObject({ status: 0 });
  expect(project.migrations()).toEqual(['x_rm_rf']);
});
