import type { Action } from '../../model/plan.ts';
import { ident, literal, qualified, sql } from '../../sql/sql.ts';
import { displayName } from '../shared/displayName.ts';
import { generatedName } from '../shared/generatedName.ts';
import { notNullVersion } from '../shared/notNullVersion.ts';
import { sequenceName } from '../shared/sequenceName.ts';
import { alterCounter } from './alterCounter.ts';
import { identitySequenceOf } from './alterIdentity.ts';
import { alterColumn, alterColumnAlone } from './alterTable.ts';
import { columnName, identitySql } from './columnSql.ts';
import { columnPath, nextValue } from './counter.ts';
import { columnSequence } from './counterSequence.ts';
import { enterDefault } from './defaultClauses.ts';
import { notNullName } from './notNull.ts';
import type { Column } from './object.ts';
import { renameTo } from './renameNotNull.ts';
import { requireProven } from './requireProven.ts';

/**
 * Lets the column that stands beside one, with the same values in another type, take its place and its counter. Only the
 * catalog changes: what rests on the old one is gone by then.
 */
export function takePlace(
  before: Column,
  after: Column,
  successor: Column,
  version: number,
): readonly Action[] {
  return [
    ...(after.attributes.nullable ? [] : requireProven(withOwnName(successor), version)),
    ...leaveCounter(before, after, successor),
    {
      ...alterColumnAlone(after, [sql`DROP COLUMN ${columnName(after)}`]),
      summary: `Drop ${displayName(after.name)}: its values are in ${displayName(successor.name)}.`,
    },
    {
      ...alterColumnAlone(after, [sql`RENAME COLUMN ${columnName(successor)} TO ${columnName(after)}`]),
      summary: `Let ${displayName(successor.name)} take its place.`,
    },
    ...nameNotNull(after, successor, version),
    ...takeCounter(before, after, successor),
  ];
}

/** A name that nothing else has, whatever PostgreSQL cuts off the names of both columns. */
function withOwnName(successor: Column): Column {
  const [table, column] = successor.name.slice(-2) as [string, string];
  const name = generatedName(table, column, '_required_not_null');
  return { ...successor, attributes: { ...successor.attributes, notNull: { name } } };
}

/** As it would be called had the column always had its name. */
function nameNotNull(after: Column, successor: Column, version: number): readonly Action[] {
  if (after.attributes.nullable || version < notNullVersion) return [];
  return [
    {
      ...renameTo(after, notNullName(withOwnName(successor)), notNullName(after)),
      summary: `Name its NOT NULL after ${displayName(after.name)}.`,
    },
  ];
}

/** A sequence would go with its column, and that of an identity does: the next one counts on where it is. */
function leaveCounter(before: Column, after: Column, successor: Column): readonly Action[] {
  if (before.attributes.default?.type === 'serial') {
    const name = qualified(columnSequence(before).name);
    return [
      { sql: sql`ALTER SEQUENCE ${name} OWNED BY NONE`, summary: `Keep the sequence ${shown(before)}.` },
    ];
  }
  const wanted = after.attributes.default;
  if (wanted?.type !== 'identity') return [];
  const [old, next] = [identitySequenceOf(before), sequenceBeside(successor)].map((name) => qualified(name));
  const { name: _, ...unnamed } = wanted;
  const identity = identitySql(unnamed, successor);
  return [
    alterColumnAlone(successor, [sql`ALTER COLUMN ${columnName(successor)} ADD ${identity}`]),
    {
      sql: sql`SELECT setval(${literal(next!.text())}, last_value, is_called) FROM ${old!}`,
      summary: `Let ${displayName(successor.name)} count on where ${displayName(before.name)} is.`,
    },
  ];
}

function takeCounter(before: Column, after: Column, successor: Column): readonly Action[] {
  switch (after.attributes.default?.type) {
    case 'expression':
      return [alterColumn(after, enterDefault(successor, after))];
    case 'serial': {
      const sequence = columnSequence(after);
      const next = sql`ALTER COLUMN ${columnName(after)} SET DEFAULT ${nextValue(sequence)}`;
      return [
        ...alterCounter(before, after),
        {
          sql: sql`ALTER SEQUENCE ${qualified(sequence.name)} OWNED BY ${columnPath(after)}`,
          summary: `Let the sequence ${shown(after)} belong to it.`,
        },
        alterColumnAlone(after, [next]),
      ];
    }
    case 'identity': {
      const [name] = [...identitySequenceOf(after)].slice(-1);
      const rename = sql`ALTER SEQUENCE ${qualified(sequenceBeside(successor))} RENAME TO ${ident(name!)}`;
      return [{ sql: rename, summary: `Name the sequence ${shown(after)} as before.` }];
    }
    default:
      return [];
  }
}

function shown({ name }: Column): string {
  return `behind ${displayName(name)}`;
}

/** As PostgreSQL calls it. */
function sequenceBeside({ name }: Column): readonly string[] {
  const [schema, table, column] = name as [string, string, string];
  return [schema, sequenceName(table, column)];
}
