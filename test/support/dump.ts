import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import type { Database } from '../../src/database/database.ts';
import { servers } from './servers.ts';

/** An object as `pg_dump` tells it. */
interface DumpedObject {
  readonly name: string;
  readonly type: string;
  readonly schema: string;
  /** Without the order of columns, since ALTER TABLE can only append. */
  readonly lines: readonly string[];
}

const heading = /^--\n-- Name: (.+); Type: (.+); Schema: (.+); Owner: .*\n--\n/m;

/**
 * What `pg_dump` of the server's own major says of a database, one line for each object, sorted: another witness. Left
 * out is what no statement of a migration names: the indexes that partitions have from their table; and tables that inherit,
 * since a schema does not say which columns are their own as well. Empty where this machine has no such `pg_dump`, and for
 * the embedded PostgreSQL.
 */
export async function dump(database: Database): Promise<readonly string[]> {
  const program = database.embedded ? undefined : findDump(Math.floor(database.version / 10_000));
  if (!program) return [];
  const options = ['--schema-only', '--dbname', await urlOf(database)];
  const { stdout } = await promisify(execFile)(program, options, { maxBuffer: 2 ** 26 });
  const objects = readObjects(stdout);
  const [isOfPartition, isOfHeir] = [ofPartitions(objects), ofHeirs(objects)];
  return objects
    .filter((object) => !isOfPartition(object) && !isOfHeir(object))
    .map(({ name, type, schema, lines }) => `pg_dump ${type} ${schema}.${name}: ${lines.join(' | ')}`)
    .sort();
}

type Test = (object: DumpedObject) => boolean;

/** The name of a constraint is that of its table and its own. */
function ofPartitions(objects: readonly DumpedObject[]): Test {
  const parts = new Set(objects.filter(({ type }) => type === 'INDEX ATTACH').map(({ name }) => name));
  return ({ name }) => [...parts].some((part) => ` ${name}`.endsWith(` ${part}`));
}

function ofHeirs(objects: readonly DumpedObject[]): Test {
  const heirs = objects.filter(({ lines }) => lines.some((line) => line.startsWith('INHERITS ')));
  return ({ name, type, schema }) =>
    heirs.some((heir) => {
      const isItsDefault = type === 'DEFAULT' && name.startsWith(`${heir.name} `);
      return heir.schema === schema && (name === heir.name || isItsDefault);
    });
}

function readObjects(text: string): readonly DumpedObject[] {
  const [, ...parts] = text.split(heading);
  const objects: DumpedObject[] = [];
  for (let at = 0; at < parts.length; at += 4) {
    const [name, type, schema, body] = parts.slice(at, at + 4) as [string, string, string, string];
    objects.push({ name, type, schema, lines: readLines(body) });
  }
  return objects;
}

/** Without what depends on the objects before, and the tokens of psql that are new each time. */
function readLines(body: string): readonly string[] {
  const isLeftOut = (line: string) => line === '' || /^(--|\\|SET default_)/.test(line);
  return body
    .split('\n')
    .filter((line) => !isLeftOut(line))
    .map((line) => inAnyOrder(line.trim().replace(/,$/, '')))
    .sort();
}

/** Columns of statistics are told in the order in which these were made, storage parameters as they were set, VALUES by chance. */
function inAnyOrder(line: string): string {
  const sorted = (list: string) => list.split(', ').sort().join(', ');
  return line
    .replace(/(?<=^CREATE STATISTICS .* ON ).+(?= FROM )/, sorted)
    .replace(/(?<=\bWITH \().+(?=\))/, sorted)
    .replaceAll('( VALUES', '(VALUES');
}

async function urlOf(database: Database): Promise<string> {
  const [row] = await database.query<{ name: string; port: number }>(
    'SELECT current_database() AS name, inet_server_port() AS port',
  );
  const server = servers.find(({ url }) => new URL(url).port === String(row!.port));
  if (!server) throw new Error(`no server of the tests listens on port ${row!.port}`);
  const url = new URL(server.url);
  url.pathname = row!.name;
  return url.href;
}

const found = new Map<number, string | undefined>();

/** On the PATH, or where Debian keeps those of all majors. */
function findDump(major: number): string | undefined {
  if (!found.has(major)) {
    const candidates = ['pg_dump', `/usr/lib/postgresql/${major}/bin/pg_dump`];
    const matches = (program: string) => {
      const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
      return stdout?.includes(`(PostgreSQL) ${major}.`) ?? false;
    };
    found.set(major, candidates.find(matches));
  }
  return found.get(major);
}
