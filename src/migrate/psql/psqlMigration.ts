import { dollarQuoted } from '../../sql/dollarQuoted.ts';
import type { PostgresParser } from '../../sql/postgresParser.ts';
import { literal, type Sql, sql, verbatim } from '../../sql/sql.ts';
import { lockTimeoutOf } from '../lockTimeoutOf.ts';
import type { Migration } from '../migration.ts';
import { readDirective } from '../migrationHeader.ts';
import {
  isOneTransaction,
  type MigrationScript,
  settingsBefore,
  touchesSession,
} from '../migrationScript.ts';
import type { MigrationStatement } from '../migrationStatement.ts';
import type { Step } from '../step.ts';
import { psqlBatches } from './psqlBatches.ts';
import { psqlCommand } from './psqlCommand.ts';
import { psqlExpectation } from './psqlExpectation.ts';
import type { PsqlOptions } from './psqlOptions.ts';
import { psqlQuoted, psqlStatement } from './psqlStatement.ts';
import { block, lines, whenTrue } from './psqlText.ts';

/** What a part of the file is made of. */
export interface PsqlContext {
  readonly parser: PostgresParser;
  readonly options: PsqlOptions;
}

/** A migration in the steps in which a deploy runs it; nothing of it is run where it is applied. */
export function psqlMigration(migration: Migration, script: MigrationScript, context: PsqlContext): Sql {
  const { id, source, down } = migration;
  const texts = sql`UPDATE pg_temp.schemac_folder SET sql = ${dollarQuoted(source.text)},
  down_sql = ${down ? dollarQuoted(down.text) : sql`NULL`} WHERE id = ${literal(id)};`;
  const steps = isOneTransaction(script) ? wholeInOne(id, script, context) : stepByStep(id, script, context);
  return lines(
    verbatim(`-- ${'-'.repeat(100)}`),
    whenTrue(
      sql`pg_temp.schemac_is_pending(${literal(id)})`,
      block(sql`\echo ${psqlQuoted(id)}`, texts, steps, ...sessionAfter(script)),
    ),
  );
}

/** What a migration sets for the session does not reach the next. */
function sessionAfter(script: MigrationScript): readonly Sql[] {
  if (!touchesSession(script)) return [];
  return [lines(resetRole, sql`RESET ALL;`, sql`CALL pg_temp.schemac_session();`)];
}

const resetRole = sql`RESET SESSION AUTHORIZATION; RESET ROLE;`;

function wholeInOne(id: string, script: MigrationScript, context: PsqlContext): Sql {
  const step = script.steps[0]!;
  return lines(
    begin(step),
    ...timeouts(sql`SET LOCAL`, step, context.options),
    sql`CALL pg_temp.schemac_start(${literal(id)});`,
    ...statementsOf(step, script, context),
    ...(touchesSession(script) ? [resetRole] : []),
    done(id, 1),
    sql`COMMIT;`,
  );
}

function stepByStep(id: string, script: MigrationScript, context: PsqlContext): Sql {
  const steps = script.steps.map((step, index) => {
    const settings = settingsBefore(script, index).map(({ text }) => psqlStatement(context.parser, text));
    const place = { id, number: index + 1, settings };
    return lines(
      sql`-- Step ${literal(index + 1)} of ${literal(script.steps.length)}`,
      whenTrue(
        sql`pg_temp.schemac_is_left(${literal(id)}, ${literal(index + 1)})`,
        stepText(step, script, place, context),
      ),
    );
  });
  return block(
    sql`CALL pg_temp.schemac_start(${literal(id)});`,
    ...steps,
    ...(steps.length === 0 ? [done(id, 0)] : []),
  );
}

/** Where a step stands. */
interface Place {
  readonly id: string;
  /** Counted from 1. */
  readonly number: number;
  /** What the steps before it have set for the session: this one may be the first that is run. */
  readonly settings: readonly Sql[];
}

function stepText(step: Step, script: MigrationScript, place: Place, context: PsqlContext): Sql {
  const { id, number, settings } = place;
  const { parser, options } = context;
  if (step.batch) {
    const batches = psqlBatches(step.batch, step, { id, number, options });
    return lines(...settings, ...commentsOf(step.statements[0]!), batches);
  }
  if (step.type === 'transaction') return transaction(step, script, place, context);
  const [statement] = step.statements;
  const written = lines(...commentsOf(statement!), psqlStatement(parser, statement!.text));
  return lines(
    ...settings,
    ...timeouts(sql`SET`, step, options),
    psqlCommand(script.source, statement!, written, place),
    resetRole,
    done(id, number),
  );
}

function transaction(
  step: Step,
  script: MigrationScript,
  { id, number, settings }: Place,
  context: PsqlContext,
): Sql {
  const work = [
    begin(step),
    ...timeouts(sql`SET LOCAL`, step, context.options),
    sql`CALL pg_temp.schemac_begin(${literal(id)}, ${literal(number)});`,
    ...settings,
    ...statementsOf(step, script, context),
  ];
  if (step.rolledBack) return lines(...work, sql`ROLLBACK;`, done(id, number));
  return lines(...work, ...(touchesSession(script) ? [resetRole] : []), done(id, number), sql`COMMIT;`);
}

function begin({ isolation }: Step): Sql {
  return isolation ? sql`BEGIN ISOLATION LEVEL ${verbatim(isolation.toUpperCase())};` : sql`BEGIN;`;
}

function timeouts(set: Sql, step: Step, { lockTimeoutMs, statementTimeoutMs }: PsqlOptions): readonly Sql[] {
  return [
    sql`${set} lock_timeout = ${literal(lockTimeoutOf(step, lockTimeoutMs))};`,
    ...(statementTimeoutMs > 0 ? [sql`${set} statement_timeout = ${literal(statementTimeoutMs)};`] : []),
  ];
}

function done(id: string, number: number): Sql {
  return sql`CALL pg_temp.schemac_done(${literal(id)}, ${literal(number)});`;
}

function statementsOf(step: Step, { source }: MigrationScript, { parser }: PsqlContext): readonly Sql[] {
  return step.statements.flatMap((statement) =>
    statement.expects
      ? [psqlExpectation(parser, source, statement)]
      : [...commentsOf(statement), psqlStatement(parser, statement.text)],
  );
}

/** What a person has written over it; what schemac reads is said otherwise in the file. */
function commentsOf({ comments }: MigrationStatement): readonly Sql[] {
  return comments.filter((comment) => !readDirective(comment)).map((comment) => verbatim(comment.trimEnd()));
}
