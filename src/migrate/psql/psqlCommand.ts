import { positionAt, type Source } from '../../source/source.ts';
import { classifyStatement } from '../../sql/classifyStatement.ts';
import { type CommandTarget, commandTarget } from '../../sql/commandTarget.ts';
import { dollarQuoted } from '../../sql/dollarQuoted.ts';
import { literal, type Sql, sql, verbatim } from '../../sql/sql.ts';
import {
  attachmentQuery,
  buildersQuery,
  leftoversQuery,
  presentNamesQuery,
  tookEffectQuery,
} from '../commandQueries.ts';
import type { MigrationStatement } from '../migrationStatement.ts';
import { finishDetach } from '../unfinishedCommand.ts';
import { psqlQuoted } from './psqlStatement.ts';
import { lines, whenTrue } from './psqlText.ts';

interface Place {
  readonly id: string;
  /** Counted from 1. */
  readonly number: number;
}

/** A statement that stands alone, after what an earlier run may have left of it: see `runAlone`. */
export function psqlCommand(
  source: Source,
  statement: MigrationStatement,
  written: Sql,
  { id, number }: Place,
): Sql {
  const place = sql`${literal(id)}, ${literal(number)}`;
  const kind = classifyStatement(statement.node);
  const target = kind.type === 'outside' ? commandTarget(statement.node) : undefined;
  if (target) return commandOn(target, written, place);
  if (kind.type !== 'procedure') return written;
  const { line } = positionAt(source, statement.start);
  const again = `An earlier run ended within line ${line} of ${source.path}: it runs again from its start.`;
  return lines(
    whenTrue(sql`pg_temp.schemac_before(${place}) IS NOT NULL`, sql`\echo ${psqlQuoted(again)}`),
    remember(place, sql`SELECT NULL WHERE false`),
    written,
  );
}

function commandOn(target: CommandTarget, written: Sql, place: Sql): Sql {
  const before = sql`pg_temp.schemac_before(${place})`;
  const builders = buildersQuery(target);
  const leftovers = leftoversQuery(target, before);
  return lines(
    ...(builders ? [waitFor(builders)] : []),
    whenTrue(
      sql`coalesce((${tookEffectQuery(target, before)}), false)`,
      sql`\echo 'An earlier run has done it.'`,
      lines(
        ...(leftovers ? [dropThese(leftovers)] : []),
        remember(place, presentNamesQuery(target)),
        target.type === 'detach-partition' ? detach(target, written) : written,
      ),
    ),
  );
}

function remember(place: Sql, names: Sql): Sql {
  return sql`CALL pg_temp.schemac_remember(${place}, ${dollarQuoted(names.text())});`;
}

/** An index that a session of an earlier run is still building is neither done nor a leftover. */
function waitFor(builders: Sql): Sql {
  return sql`DO $schemac$ BEGIN
  WHILE EXISTS (${builders}) LOOP
    COMMIT;
    PERFORM pg_sleep(0.25);
    COMMIT;
  END LOOP;
END $schemac$;`;
}

function dropThese(leftovers: Sql): Sql {
  return sql`SELECT format('DROP INDEX CONCURRENTLY %I.%I', schema, name) FROM (${leftovers}) AS leftovers \gexec`;
}

/** What was broken off is finished: it cannot be run again. */
function detach(target: Extract<CommandTarget, { type: 'detach-partition' }>, written: Sql): Sql {
  return whenTrue(
    sql`coalesce((${attachmentQuery(target.partition)}), false)`,
    sql`${verbatim(finishDetach(target))};`,
    written,
  );
}
