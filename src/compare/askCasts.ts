import type { Database } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import type { KindRegistry } from '../kinds/kind.ts';
import { type Cast, type Casts, castKey } from '../model/casts.ts';
import type { Change } from '../model/change.ts';

/**
 * Lets PostgreSQL change the type of a temporary column for each change of type, there and back, in a transaction that
 * is rolled back. What it does not let this session try stays open.
 */
export async function askCasts(
  changes: readonly Change[],
  database: Database,
  kinds: KindRegistry,
): Promise<Casts> {
  const pairs = new Map<string, TypePair>();
  for (const change of changes) {
    if (change.type !== 'alter') continue;
    const conversions = kinds.kindOf(change.after.kind).conversions?.(change.before, change.after) ?? [];
    for (const { from, to } of conversions) {
      const [source, target] = [from.text(), to.text()];
      pairs.set(castKey(source, target), { source, target });
      pairs.set(castKey(target, source), { source: target, target: source });
    }
  }
  const casts = new Map<string, Cast>();
  if (pairs.size === 0) return casts;
  await database.transaction(
    async (transaction) => {
      for (const [key, pair] of pairs) {
        const cast = await castBetween(pair, transaction);
        if (cast) casts.set(key, cast);
      }
    },
    { rollback: true },
  );
  return casts;
}

interface TypePair {
  readonly source: string;
  readonly target: string;
}

async function castBetween(pair: TypePair, database: Database): Promise<Cast | undefined> {
  const assigned = await tryChange(pair, '', database);
  if (assigned.state === invalidTable) return 'impossible';
  if (assigned.state !== dataTypeMismatch) return assigned.cast;
  const cast = await tryChange(pair, ` USING value::${pair.target}`, database);
  if (cast.cast) return 'explicit';
  return cast.state === cannotCoerce ? 'none' : undefined;
}

const dataTypeMismatch = '42804';
/** No column can have the type, which is none of values that are kept: `record`. */
const invalidTable = '42P16';
const cannotCoerce = '42846';

/** Whether the column got another file tells whether its rows were written anew: an empty table does, too. */
async function tryChange(
  { source, target }: TypePair,
  using: string,
  database: Database,
): Promise<{ readonly cast?: Cast; readonly state?: string }> {
  const file = `SELECT pg_relation_filenode('pg_temp.schemac_cast')::text AS file;`;
  try {
    const results = await database.transaction(
      (nested) =>
        nested.queryScript(
          `CREATE TEMPORARY TABLE schemac_cast (value ${source});\n${file}\n` +
            `ALTER TABLE pg_temp.schemac_cast ALTER COLUMN value TYPE ${target}${using};\n${file}`,
        ),
      { rollback: true },
    );
    const files = results.flatMap((rows) => rows.map((row) => (row as { readonly file: string }).file));
    return { cast: files[0] === files[1] ? 'keeps' : 'assigns' };
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.facts.sqlState === undefined) throw error;
    return { state: error.facts.sqlState };
  }
}
