import type { Database } from '../database/database.ts';
import type { EmptiedSchemas } from '../migrate/emptySchemas.ts';
import { readState } from '../migrate/recordedState.ts';
import { type ObjectId, objectName } from '../model/object.ts';
import { Interrupted } from './interrupted.ts';
import { jsonResult } from './jsonResult.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usageError.ts';

/** How the name of a database that is to be emptied was given. */
interface NamedDatabase {
  /** With the flag; undefined or empty: not yet. */
  readonly named: string | undefined;
  /** The command that the name follows. */
  readonly command: string;
}

/**
 * The name of a database that is to be emptied, once somebody has given it, with the flag or asked for it: so nobody
 * empties another one than they think of. Undefined where nobody has.
 */
export async function confirmedName(
  database: Database,
  schemas: readonly string[] | undefined,
  { named, command }: NamedDatabase,
  terminal: Terminal,
): Promise<string | undefined> {
  const name = await nameOf(database);
  if (named === name) return name;
  if (named) {
    const advice = `It is \`${name}\`: ${database.label}`;
    throw new UsageError(`\`${named}\` is not the name of this database.`, advice);
  }
  const state = await readState(database, { schemas: schemas ?? [database.defaultSchema], readings: [] });
  const tables = [...state.values()].filter(({ kind }) => kind === 'table').length;
  const what = tables === 1 ? '1 table with its rows' : `${tables} tables with their rows`;
  terminal.note(`This drops ${what}, and all else, from ${database.label}.`);
  if (terminal.interactive) return typedName(name, terminal);
  const wayOn = `${command} ${name}`;
  terminal.note(`Nothing is done. If that is what you want: ${wayOn}`);
  if (terminal.json) terminal.result(jsonResult({ ok: false, confirm: wayOn, tables, diagnostics: [] }));
  return undefined;
}

/** The embedded database has no name that anybody knows. */
async function nameOf(database: Database): Promise<string> {
  if (database.embedded) return 'embedded';
  const [row] = await database.query<{ name: string }>('SELECT current_database()::text AS name');
  return row!.name;
}

async function typedName(name: string, terminal: Terminal): Promise<string | undefined> {
  const prompts = await import('@clack/prompts');
  const answer = await prompts.text({ message: `Type the name of the database, ${name}, to go on` });
  if (prompts.isCancel(answer)) throw new Interrupted();
  if (answer === name) return name;
  terminal.note('Nothing is done.');
  return undefined;
}

/** What is emptied of a project's database. `declared`: what its schema files have ever declared. */
export function emptiedBy(
  { defaultSchema }: Database,
  schemas: readonly string[] = [defaultSchema],
  declared: ReadonlySet<ObjectId>,
): EmptiedSchemas {
  const names = (kind: string) =>
    [...declared].filter((id) => id.startsWith(`${kind}:`)).map((id) => objectName(id)[0]!);
  return {
    // The history is in the default schema, whatever schemas are declared.
    schemas: [...new Set([...schemas, defaultSchema])],
    dropped: names('schema').filter((schema) => schema !== defaultSchema),
    extensions: names('extension'),
  };
}
