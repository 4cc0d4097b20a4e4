import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AnalysisResult, analyze } from '../../src/analyze/analyze.ts';
import { desiredOf } from '../../src/cli/project.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import { compareProject, type DevProject, readCurrent } from '../../src/migrate/devProject.ts';
import { effectSince, watch } from '../../src/migrate/leadingEffect.ts';
import type { MigrationEffect } from '../../src/migrate/migrationEffect.ts';
import { type PulledState, pulledState } from '../../src/migrate/pulledState.ts';
import { replay } from '../../src/migrate/replay.ts';
import { reviseSchema } from '../../src/revise/reviseSchema.ts';
import { parse } from '../../src/syntax/parse.ts';
import { type CorpusCase, readCorpus } from '../support/corpus.ts';
import { shareOf } from '../support/longForm.ts';
import { servers } from '../support/servers.ts';
import { makeTestRoles } from '../support/testRoles.ts';
import { declare, describeChanges, planned } from '../support/transition.ts';

/** A case and the way it is gone. */
interface Direction {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly renames: readonly string[];
}

/** What the files cannot be made to say; nothing is written then. */
const refused = [
  'enum--value-replaced-by-one-that-stays',
  'enum--value-replaced-by-one-that-stays, back',
  'foreign-key--left-to-the-client, back',
  'schema--many-to-many-across, back',
  'schema--table-moves-into-a-new-one-under-another-name',
  'schema--table-moves-into-a-new-one-under-another-name, back',
  'sequence--owned, back',
];
/** Rows are the schema's own: what SQL makes of them is not written into it. */
const rows = 'data--';
/** A column that is inherited from now on is one that was dropped, with its comment. */
const replaced = ['inheritance--columns-keys-and-checks-of-a-child, back'];
const server = servers.at(-1)!;
const directions = readCorpus()
  .filter(({ name, flags }) => (flags.minimumMajor ?? 0) <= server.major && !name.startsWith(rows))
  .flatMap(directionsOf)
  .filter(({ title }) => ![...refused, ...replaced].includes(title));

function directionsOf({ name, texts, flags }: CorpusCase): readonly Direction[] {
  const forward = { from: texts.before, to: texts.after, renames: flags.forward?.renames ?? [] };
  const backward = { from: texts.after, to: texts.before, renames: flags.backward?.renames ?? [] };
  return [
    { title: name, ...forward },
    { title: `${name}, back`, ...backward },
  ];
}

describe('what hand-written SQL makes is written into a schema file', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase({ url: await server.createDatabase() });
    await makeTestRoles(database);
  });
  afterAll(() => database.close());

  test.each(shareOf(directions, 0, 80))('$title', async ({ from, to, renames }) => {
    const sql = await planned(database, { from: declare(from), to: declare(to), renames });
    if (sql === undefined) return;
    const text = commented(from);
    const { document } = parse({ path: 'schema.dsl', text });
    const analysis = analyze([document]);
    const project = projectOf(database, analysis);
    const before = await watch(database, project);
    expect(await replay(database, [{ id: 'hand', source: { path: 'hand.sql', text: sql } }])).toEqual([]);
    const found = await effectSince(before, database, project);
    const now = await compareProject(project, database, await readCurrent(project, database));
    const state = pulledState({ ...found, desired: project.desired, now });
    const revised = reviseSchema({ documents: [document], analysis, defaultSchema: 'public', ...state });
    const result = revised.sources[0]!.text;
    expect(
      revised.diagnostics.filter(({ severity }) => severity === 'error'),
      result,
    ).toEqual([]);
    const left = await compareProject(projectOf(database, revised.analysis), database, state.after);
    const lacking = left.unmanaged.map(({ id }) => `lacks ${id}`);
    expect([...describeChanges('differs in', left), ...lacking], result).toEqual([]);
    expect(lostComments({ before: text, after: result }, state, found.effect), result).toEqual([]);
  });
});

function projectOf(database: Database, analysis: AnalysisResult): DevProject {
  return {
    target: { embedded: 'memory' },
    directory: { path: 'migrations', migrations: [], diagnostics: [] },
    lock: { migrations: [], objects: new Set(analysis.schema.keys()), readings: [], expressions: [] },
    history: { schema: database.defaultSchema, name: '_schemac_migrations' },
    desired: { ...desiredOf({ analysis }), schemas: analysis.schemas ?? ['public'] },
  };
}

/** With a comment behind every line of a block that names it and its block. */
function commented(text: string): string {
  let block = '';
  return text
    .split('\n')
    .map((line) => {
      block = /^\w+ (\w+).*\{$/.exec(line)?.[1] ?? block;
      const name = /^ {2}(\w+) +[A-Z]\w*/.exec(line)?.[1];
      return name && !line.includes('//') && !line.includes('"""') ? `${line} // on ${block}.${name}` : line;
    })
    .join('\n');
}

/** The comments of columns that are still there, under whatever name. */
function lostComments(
  texts: { readonly before: string; readonly after: string },
  { stated, wanted, moved }: PulledState,
  { made }: MigrationEffect,
): readonly string[] {
  return [...stated.values()].flatMap(({ kind, id, name }) => {
    const now = moved.get(id) ?? id;
    const comment = `// on ${name.slice(1).join('.')}\n`;
    const isKept = kind === 'column' && wanted.has(now) && !made.has(now);
    return isKept && texts.before.includes(comment) && !texts.after.includes(comment) ? [comment] : [];
  });
}
