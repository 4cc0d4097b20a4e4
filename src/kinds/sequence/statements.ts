import { deepEqual } from '../../model/deepEqual.ts';
import { objectName } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { ident, join, qualified, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { AttributeRule, Statements } from '../kind.ts';
import { changeSequence, type SequenceState } from '../shared/changeSequence.ts';
import { locks } from '../shared/locks.ts';
import { renameInSchema } from '../shared/renameInSchema.ts';
import { sequenceOptionsSql, specialSequenceOptions } from '../shared/sequenceOptions.ts';
import type { Sequence, SequenceAttributes } from './object.ts';

export const sequenceStatements: Statements<'sequence', SequenceAttributes> = {
  create: (sequence) => [
    { sql: createSql(sequence) },
    ...(sequence.attributes.ownedBy === null ? [] : [setOwner(sequence)]),
  ],
  // Where its column goes, PostgreSQL drops the sequence with it.
  drop: (sequence, context) => {
    const { ownedBy } = sequence.attributes;
    if (ownedBy !== null && !context.after.has(ownedBy)) return [];
    return [
      { sql: sql`DROP SEQUENCE ${qualified(sequence.name)}`, locks: locks('ACCESS EXCLUSIVE', sequence.id) },
    ];
  },
  rename: {
    when: 'ask',
    rename: (before, after) =>
      renameInSchema({
        word: sql`SEQUENCE`,
        before: before.name,
        after: after.name,
        locks: locks('ACCESS EXCLUSIVE', after.id),
      }),
  },
  companion: ({ attributes }) => attributes.ownedBy ?? undefined,
  address: ({ name }) => sql`SEQUENCE ${qualified(name)}`,
};

function createSql({ name, attributes }: Sequence): Sql {
  const type = attributes.type === 'bigint' ? [] : [sql`AS ${verbatim(attributes.type)}`];
  const options = sequenceOptionsSql(specialSequenceOptions(attributes.type, attributes));
  const create = attributes.unlogged ? sql`CREATE UNLOGGED SEQUENCE` : sql`CREATE SEQUENCE`;
  return join([sql`${create} ${qualified(name)}`, ...type, ...options], sql` `);
}

/** The owner may count up from the sequence itself, so it can be named only after both are there. */
function setOwner({ id, name, attributes: { ownedBy } }: Sequence): Action {
  const owner = ownedBy === null ? sql`NONE` : columnPath(objectName(ownedBy));
  return {
    sql: sql`ALTER SEQUENCE ${qualified(name)} OWNED BY ${owner}`,
    locks: locks('SHARE ROW EXCLUSIVE', id),
    ...(ownedBy === null ? {} : { requires: [ownedBy] }),
  };
}

function setLogged({ id, name, attributes }: Sequence): Action {
  const word = attributes.unlogged ? sql`UNLOGGED` : sql`LOGGED`;
  return { sql: sql`ALTER SEQUENCE ${qualified(name)} SET ${word}`, locks: locks('ACCESS EXCLUSIVE', id) };
}

function columnPath(name: readonly string[]): Sql {
  return sql`${qualified(name)}.${ident(name.at(-1)!)}`;
}

const optionNames = ['type', 'start', 'increment', 'minimum', 'maximum', 'cache', 'cycle'] as const;
type OptionName = (typeof optionNames)[number];

/** The options limit each other, so one statement changes all of them: the first that differs makes it. */
function optionRule(option: OptionName): AttributeRule<'sequence', SequenceAttributes> {
  return {
    change: 'alter',
    alter: (before, after) => {
      const [first] = optionNames.filter(
        (name) => !deepEqual(before.attributes[name], after.attributes[name]),
      );
      return first === option ? alterOptions(before, after) : [];
    },
  };
}

function alterOptions(before: Sequence, after: Sequence): readonly Action[] {
  const alter = ({ type, ...options }: Partial<SequenceState>) => ({
    sql: join(
      [
        sql`ALTER SEQUENCE ${qualified(after.name)}`,
        ...(type === undefined ? [] : [sql`AS ${verbatim(type)}`]),
        ...sequenceOptionsSql(options),
      ],
      sql` `,
    ),
    locks: locks('SHARE ROW EXCLUSIVE', after.id),
  });
  return changeSequence({ name: after.name, before: stateOf(before), after: stateOf(after), alter });
}

function stateOf({ attributes: { ownedBy: _, unlogged: __, ...state } }: Sequence): SequenceState {
  return state;
}

type SequenceRules = {
  readonly [P in keyof SequenceAttributes]-?: AttributeRule<'sequence', SequenceAttributes>;
};

export const sequenceRules: SequenceRules = {
  type: optionRule('type'),
  start: optionRule('start'),
  increment: optionRule('increment'),
  minimum: optionRule('minimum'),
  maximum: optionRule('maximum'),
  cache: optionRule('cache'),
  cycle: optionRule('cycle'),
  ownedBy: { change: 'alter', alter: (_, after) => [setOwner(after)] },
  unlogged: { change: 'alter', alter: (_, after) => [setLogged(after)] },
};
