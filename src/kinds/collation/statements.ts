import type { Precondition } from '../../model/plan.ts';
import { join, literal, qualified, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { AttributeRule, StatementContext, Statements } from '../kind.ts';
import { needsServer } from '../shared/needsServer.ts';
import { renameInSchema } from '../shared/renameInSchema.ts';
import { stepAsideAs } from '../shared/stepAside.ts';
import type { Collation, CollationAttributes } from './object.ts';

export const collationStatements: Statements<'collation', CollationAttributes> = {
  create: (collation) => [{ sql: createSql(collation) }],
  drop: (collation) => [{ sql: sql`DROP ${address(collation)}` }],
  rename: {
    when: 'ask',
    rename: (before, after) =>
      renameInSchema({ word: sql`COLLATION`, before: before.name, after: after.name }),
  },
  address,
  stepAside: stepAsideAs(sql`COLLATION`, 'collation'),
  check: ({ after }, context) => missingOnServer(after, context),
};

type CollationRules = {
  readonly [P in keyof CollationAttributes]-?: AttributeRule<'collation', CollationAttributes>;
};

/** PostgreSQL changes nothing of a collation but its name. */
export const collationRules: CollationRules = {
  provider: { change: 'replace' },
  locale: { change: 'replace' },
  order: { change: 'replace' },
  characters: { change: 'replace' },
  deterministic: { change: 'replace' },
  rules: { change: 'replace' },
};

function address({ name }: Collation): Sql {
  return sql`COLLATION ${qualified(name)}`;
}

export function createSql(collation: Collation): Sql {
  const { provider, locale, order, characters, deterministic, rules } = collation.attributes;
  const options = [
    sql`provider = ${verbatim(provider)}`,
    ...(locale === null ? [] : [sql`locale = ${literal(locale)}`]),
    ...(order === null ? [] : [sql`lc_collate = ${literal(order)}`]),
    ...(characters === null ? [] : [sql`lc_ctype = ${literal(characters)}`]),
    ...(deterministic ? [] : [sql`deterministic = false`]),
    ...(rules === null ? [] : [sql`rules = ${literal(rules)}`]),
  ];
  return sql`CREATE ${address(collation)} (${join(options)})`;
}

function missingOnServer(after: Collation, { version }: StatementContext): readonly Precondition[] {
  const { provider, rules } = after.attributes;
  const builtin = { major: 17, what: 'the provider `Builtin`', fix: 'Use `provider = Icu` or `Libc`.' };
  const ruled = { major: 16, what: 'rules of a collation', fix: 'Leave `rules` out.' };
  return [
    ...(provider === 'builtin' ? needsServer(after, version, builtin) : []),
    ...(rules === null ? [] : needsServer(after, version, ruled)),
  ];
}
