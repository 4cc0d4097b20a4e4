import type { Database } from '../../src/database/database.ts';
import { DatabaseError } from '../../src/database/databaseError.ts';
import { quoteLiteral } from '../../src/sql/quoteLiteral.ts';

type Text = string | null;

/**
 * What values of one type, given as texts, are in another, as texts again: through text where that reads them, else
 * by PostgreSQL's cast, else as JSON. A scalar becomes a list of one, and a list its first element.
 */
export async function convertedTexts(
  database: Database,
  values: readonly Text[],
  from: string,
  to: string,
): Promise<readonly Text[]> {
  const converted: Text[] = [];
  for (const value of values) converted.push(await convertedText(database, value, from, to));
  return converted;
}

async function convertedText(database: Database, value: Text, from: string, to: string): Promise<Text> {
  if (value === null) return to.endsWith('[]') && !from.endsWith('[]') ? '{}' : null;
  for (const expression of conversions(quoteLiteral(value), from, to)) {
    try {
      const [row] = await database.query<{ text: Text }>(`SELECT (${expression})::text AS text`);
      return row!.text;
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
    }
  }
  throw new Error(`no conversion of ${value} from ${from} to ${to}`);
}

function conversions(value: string, from: string, to: string): readonly string[] {
  if (from.endsWith('[]') && !to.endsWith('[]') && !to.startsWith('json')) {
    return [`((${value}::text[])[1])::${to}`];
  }
  if (to.endsWith('[]') && !from.endsWith('[]')) return [`ARRAY[${value}]::${to}`];
  const [read, cast] = [`${value}::${to}`, `${value}::${from}::${to}`];
  // Any text is one of bytes; from 18 on integers have a cast of their own.
  return [...(to === 'bytea' ? [cast, read] : [read, cast]), `to_jsonb(${value}::${from})::${to}`];
}
