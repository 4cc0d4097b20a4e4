import { join, literal, qualified, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { HistoryTable } from '../history.ts';

/** Something that must not be so. */
interface Check {
  /** A query for the migrations of which it is so: `id`. */
  readonly found: Sql;
  /** What is then said; `%` stands for the id. */
  readonly message: string;
  readonly hint: string;
}

/** Applied migrations that the folder has under another name: see `matchRenames`. */
const renames = sql`SELECT h.id AS old, f.id AS new, count(*) OVER (PARTITION BY f.id) AS olds, count(*) OVER (PARTITION BY h.id) AS news
    FROM pg_temp.schemac_history h JOIN pg_temp.schemac_folder f
      ON h.checksum = f.checksum OR h.checksum IS NULL AND h.file_checksum = ANY (f.file_checksums)
    WHERE h.state = 'applied' AND NOT h.is_known AND f.id NOT IN (SELECT id FROM pg_temp.schemac_history)
      AND f.checksum <> encode(sha256(''), 'hex')`;

/** Gives migrations whose folders were renamed their new names in the history: see `recordRenames`. */
export function psqlRenames(table: HistoryTable): Sql {
  const history = qualified([table.schema, table.name]);
  return sql`DO $schemac$
DECLARE
  pair record;
BEGIN
  FOR pair IN SELECT * FROM (${renames}) AS pairs WHERE olds = 1 AND news = 1 LOOP
    UPDATE ${history} SET id = pair.new WHERE id = pair.old;
    UPDATE ${history} SET parents = array_replace(parents, pair.old, pair.new) WHERE pair.old = ANY (parents);
    RAISE NOTICE ${literal('`%` is `%` under another name: its SQL is the one that was applied.')}, pair.new, pair.old;
  END LOOP;
END
$schemac$;`;
}

/**
 * Holds the folder against the history, and stops where they do not fit. What a deploy warns of, because a person sees it,
 * stops a file that was made elsewhere and before: another history, other texts.
 */
export function psqlChecks(folder: string, from: string | undefined): Sql {
  const checks = [...checksOf(folder), ...(from === undefined ? [] : [beforeFrom(from)])];
  return sql`DO $schemac$
DECLARE
  wrong record;
BEGIN
  ${join(checks.map(raised), verbatim('\n  '))}
  ${lateMigrations}
END
$schemac$;`;
}

function raised({ found, message, hint }: Check): Sql {
  return sql`FOR wrong IN ${found} LOOP
    RAISE EXCEPTION ${literal(message)}, wrong.id
      USING HINT = ${literal(hint)};
  END LOOP;`;
}

function checksOf(folder: string): readonly Check[] {
  return [
    {
      found: sql`SELECT id FROM pg_temp.schemac_history WHERE state = 'applied' AND cursor ? 'down'`,
      message: '`%` hangs between: an earlier run began to take it back, and did not come to its end.',
      hint: 'Take back the rest: `schemac migrate down`',
    },
    {
      found: sql`SELECT new AS id FROM (${renames}) AS pairs WHERE olds > 1 OR news > 1`,
      message:
        '`%` may be one of several migrations of the history under another name: their SQL is the same.',
      hint: 'Say which one it is: `schemac migrate resolve --renamed OLD=NEW`. If it is a new one, bring the folder of the old one back from git.',
    },
    {
      found: sql`SELECT min(id) AS id FROM pg_temp.schemac_history WHERE state IN ('applied', 'partial')
      HAVING NOT bool_or(is_known)`,
      message: `The history of this database has \`%\`, and none of the migrations of \`${escaped(folder)}\`.`,
      hint: 'Is it the right database?',
    },
    {
      found: sql`SELECT id FROM pg_temp.schemac_history
      WHERE state IN ('applied', 'partial') AND NOT is_known ORDER BY started_at`,
      message: `The history is ahead of this file: \`%\` is in it, and was not in \`${escaped(folder)}\` when the file was made.`,
      hint: 'Make the file anew from a folder that has it. If it is on a branch that is not merged, take it back first: `schemac migrate down --missing`',
    },
    {
      found: sql`SELECT id FROM pg_temp.schemac_history h JOIN pg_temp.schemac_folder f USING (id)
      WHERE h.state = 'applied' AND h.file_checksum <> ALL (f.file_checksums) AND h.checksum IS DISTINCT FROM f.checksum
      ORDER BY f.place`,
      message: '`%` was applied here with other SQL than this file was made of.',
      hint: 'An applied migration never runs again. Undo the edit, write a new migration for what it was to change, and make the file anew.',
    },
    {
      found: sql`SELECT id FROM pg_temp.schemac_history h JOIN pg_temp.schemac_folder f USING (id)
      WHERE h.state = 'partial' AND (h.steps_done > 0 OR h.cursor IS NOT NULL)
        AND (h.checksum IS DISTINCT FROM f.checksum OR h.steps_total <> f.steps)`,
      message: 'Some steps of `%` are done, and this file was made of another text of it.',
      hint: '`schemac migrate deploy` finds out whether it can go on with that.',
    },
    {
      found: sql`SELECT id FROM pg_temp.schemac_folder WHERE replaces && pg_temp.schemac_reached()
      AND NOT replaces <@ pg_temp.schemac_reached() AND NOT pg_temp.schemac_applied(id)`,
      message: '`%` stands for several migrations, and the database has only some of them.',
      hint: 'Apply those with a file from the commit before the squash, and come back.',
    },
  ];
}

function beforeFrom(from: string): Check {
  return {
    found: sql`SELECT f.id FROM pg_temp.schemac_folder f
      WHERE f.place < (SELECT o.place FROM pg_temp.schemac_folder o WHERE o.id = ${literal(from)})
        AND NOT pg_temp.schemac_applied(f.id) ORDER BY f.place`,
    message: `\`%\` is not applied here, and this file begins behind it, with \`${escaped(from)}\`.`,
    hint: 'Make a file that begins with it, or without --from.',
  };
}

const lateMigrations = sql`FOR wrong IN
    WITH RECURSIVE earlier (id) AS (
      SELECT unnest(f.parents) FROM pg_temp.schemac_folder f WHERE pg_temp.schemac_applied(f.id)
      UNION SELECT unnest(f.parents) FROM earlier e JOIN pg_temp.schemac_folder f ON f.id = e.id)
    SELECT f.id FROM earlier e JOIN pg_temp.schemac_folder f ON f.id = e.id
    WHERE f.steps IS NOT NULL AND NOT pg_temp.schemac_applied(f.id) ORDER BY f.place LOOP
    RAISE WARNING ${literal('`%` comes before migrations that are applied here already.')}, wrong.id
      USING HINT = 'It was merged late, or applied elsewhere only. Here it runs after those that it precedes.';
  END LOOP;`;

/** In a message of RAISE. */
function escaped(text: string): string {
  return text.replaceAll('%', '%%');
}
