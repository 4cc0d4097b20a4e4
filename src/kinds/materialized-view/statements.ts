import type { Action } from '../../model/plan.ts';
import { ident, join, qualified, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { AttributeRule, Statements } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { locks } from '../shared/locks.ts';
import { lostSupport } from '../shared/lostSupport.ts';
import { restoreOwner } from '../shared/owner.ts';
import { renameInSchema } from '../shared/renameInSchema.ts';
import { optionClauses, optionsSql } from '../shared/viewShape.ts';
import type { MaterializedView, MaterializedViewAttributes } from './object.ts';

export const materializedViewStatements: Statements<'materialized-view', MaterializedViewAttributes> = {
  create: (view, context) => [{ sql: createSql(view) }, ...restoreOwner(view, address(view), context)],
  drop: (view) => [{ sql: sql`DROP ${address(view)}`, locks: locks('ACCESS EXCLUSIVE', view.id) }],
  dropsFirst: true,
  rename: {
    when: 'equal',
    rename: (before, after) =>
      renameInSchema({
        word: sql`MATERIALIZED VIEW`,
        before: before.name,
        after: after.name,
        locks: locks('ACCESS EXCLUSIVE', after.id),
      }),
  },
  address,
  grantAddress: ({ name }) => sql`TABLE ${qualified(name)}`,
  check: ({ after }, context) => lostSupport(after, 'materialized view', context),
};

function address({ name }: MaterializedView): Sql {
  return sql`MATERIALIZED VIEW ${qualified(name)}`;
}

function createSql(view: MaterializedView): Sql {
  const { definition, options, method, tablespace, populated } = view.attributes;
  const head = join(
    [
      sql`CREATE ${address(view)}`,
      ...(method === 'heap' ? [] : [sql`USING ${ident(method)}`]),
      ...optionsSql(options),
      ...(tablespace === null ? [] : [sql`TABLESPACE ${ident(tablespace)}`]),
      sql`AS`,
    ],
    sql` `,
  );
  return sql`${head}
${verbatim(definition)}${
  populated
    ? sql``
    : sql`
WITH NO DATA`
}`;
}

const replace: AttributeRule<'materialized-view', MaterializedViewAttributes> = { change: 'replace' };

type MaterializedViewRules = {
  readonly [P in keyof MaterializedViewAttributes]: AttributeRule<
    'materialized-view',
    MaterializedViewAttributes
  >;
};

export const materializedViewRules: MaterializedViewRules = {
  definition: replace,
  columns: replace,
  options: {
    change: 'alter',
    alter: (before, after) =>
      optionClauses(before.attributes.options, after.attributes.options).map((clause) =>
        alterView(after, clause),
      ),
  },
  tablespace: {
    change: 'alter',
    alter: (_, after) => [
      alterView(after, sql`SET TABLESPACE ${ident(after.attributes.tablespace ?? 'pg_default')}`),
    ],
  },
  method: {
    change: 'alter',
    alter: (_, after) => [alterView(after, sql`SET ACCESS METHOD ${ident(after.attributes.method)}`)],
  },
  populated: { change: 'alter', alter: (_, after) => [refresh(after)] },
};

function alterView(view: MaterializedView, clause: Sql): Action {
  return { sql: sql`ALTER ${address(view)} ${clause}`, locks: locks('ACCESS EXCLUSIVE', view.id) };
}

function refresh(view: MaterializedView): Action {
  const { populated } = view.attributes;
  const name = displayName(view.name);
  return {
    sql: sql`REFRESH ${address(view)}${populated ? sql`` : sql` WITH NO DATA`}`,
    locks: locks('ACCESS EXCLUSIVE', view.id),
    summary: populated ? `Fill the materialized view ${name}.` : `Empty the materialized view ${name}.`,
  };
}
