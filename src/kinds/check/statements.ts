import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import { type ObjectId, objectName, type Schema } from '../../model/object.ts';
import type { Action, Precondition } from '../../model/plan.ts';
import { ident, join, type Sql, sql } from '../../sql/sql.ts';
import type { AttributeRule, StatementContext, Statements } from '../kind.ts';
import { alterTable } from '../shared/alterTable.ts';
import { checkedSql } from '../shared/checkedSql.ts';
import { columnReferences } from '../shared/columnReferences.ts';
import { renameConstraint } from '../shared/constraintStatements.ts';
import { displayName } from '../shared/displayName.ts';
import { isSettledColumn } from '../shared/isSettledColumn.ts';
import { isUnchanged } from '../shared/isUnchanged.ts';
import { keepArrayCast } from '../shared/keepArrayCast.ts';
import { mayFail } from '../shared/mayFail.ts';
import { qualifiedName } from '../shared/nameSql.ts';
import { confirmedLater, needsEnforcement, validateConstraint, validationSql } from '../shared/validation.ts';
import { dropWithHeirs, inheritedAs } from './merged.ts';
import type { Check, CheckAttributes } from './object.ts';

export const checkStatements: Statements<'check', CheckAttributes> = {
  create,
  inline: (check, { after }) => (canBeInline(check, after) ? definition(check) : undefined),
  drop: dropWithHeirs,
  // PostgreSQL takes nothing from a table that it inherits.
  dropRebuilds: (check, schemas) => (schemas.after.has(check.parent!) ? inheritedAs(check, schemas) : []),
  createRebuilds: inheritedAs,
  rename: { when: 'equal', rename: (before, after) => [renameConstraint(before, after)] },
  address: (check) => sql`CONSTRAINT ${nameOf(check)} ON ${tableOf(check)}`,
  check: ({ after }, context) => [...needsEnforcement(after, context.version), ...brokenBy(after, context)],
};

const replace: AttributeRule<'check', CheckAttributes> = { change: 'replace' };

export const checkRules: {
  readonly [P in keyof CheckAttributes]: AttributeRule<'check', CheckAttributes>;
} = {
  expression: replace,
  inherited: replace,
  validation: {
    change: 'alter',
    alter: (_, after) => [validateConstraint(after)],
    replaceWhen: (before, after) =>
      before.attributes.validation !== 'not valid' || after.attributes.validation !== 'valid',
  },
};

function nameOf({ name }: Check): Sql {
  return ident(name.at(-1)!);
}

function tableOf({ parent }: Check): Sql {
  return qualifiedName(parent!);
}

function definition(check: Check): Sql {
  const { inherited, validation } = check.attributes;
  return join(
    [
      sql`CONSTRAINT ${nameOf(check)} CHECK (${checkedSql(keepArrayCast(check.attributes.expression))})`,
      ...(inherited ? [] : [sql`NO INHERIT`]),
      ...validationSql(validation),
    ],
    sql` `,
  );
}

/** In CREATE TABLE, PostgreSQL takes NOT VALID for valid; and what rests on the table itself is not there yet. */
function canBeInline({ attributes, dependsOn, parent }: Check, after: Schema): boolean {
  if (attributes.validation === 'not valid') return false;
  return !dependsOn.some((id) => after.get(id)?.parent !== parent && restsOn(id, parent!, after));
}

function restsOn(id: ObjectId, table: ObjectId, schema: Schema, seen = new Set<ObjectId>()): boolean {
  if (seen.has(id)) return false;
  seen.add(id);
  const { parent, dependsOn = [] } = schema.get(id) ?? {};
  return [...(parent ? [parent] : []), ...dependsOn].some(
    (need) => need === table || restsOn(need, table, schema, seen),
  );
}

function create(declared: Check, context: StatementContext): readonly Action[] {
  const { made: check, confirmation } = confirmedLater(declared, context);
  const table = displayName(objectName(check.parent!));
  const scan = {
    type: 'full-scan',
    message: `Nobody reads or writes ${table} while its rows are checked.`,
  } as const;
  const failures = mayFail(brokenBy(check, context), `Fails where rows of ${table} break the check.`);
  return [
    alterTable(
      { table: check.parent!, step: 'alter', clauses: [sql`ADD ${definition(check)}`] },
      check.attributes.validation === 'valid' ? [scan, ...failures] : [],
    ),
    ...confirmation,
  ];
}

/** Rows that break it; asked only of what is there already as it will be. */
function brokenBy(check: Check, context: StatementContext): readonly Precondition[] {
  const { attributes, parent, origin } = check;
  const isAsked = attributes.validation === 'valid' && context.before.has(parent!);
  if (!isAsked || isUnchanged(check, context) || !restsOnOld(check, context)) return [];
  const table = displayName(objectName(parent!));
  const broken = sql`FROM ${tableOf(check)} WHERE NOT (${checkedSql(check.attributes.expression)})`;
  return [
    {
      when: sql`SELECT EXISTS (SELECT ${broken})`,
      rows: { count: sql`SELECT count(*) ${broken}`, of: table },
      diagnostic: errorDiagnostic(
        'rows-break-check',
        `The check ${displayName(check.name.slice(-1))} cannot be created: rows of ${table} break it.`,
        {
          ...(origin ? { span: origin } : { subject: check.id }),
          fixes: [
            { title: 'Change or delete these rows first, in a migration of their own (`--create-only`).' },
            { title: 'To check only what is written from now on, add `validated: false`.' },
          ],
        },
      ),
    },
  ];
}

/** Whether the columns that it names, and all else that it needs, are there before, and the same; and not filled. */
function restsOnOld(check: Check, context: StatementContext): boolean {
  const columns = context.children(context.after, check.parent!).filter(({ kind }) => kind === 'column');
  const named = columnReferences(
    check.attributes.expression,
    new Set(columns.map(({ name }) => name.at(-1)!)),
  );
  const siblings = new Set(columns.map(({ id }) => id));
  const others = check.dependsOn.filter((id) => !siblings.has(id));
  return (
    columns.every(
      (column) =>
        !named.has(column.name.at(-1)!) ||
        (isSettledColumn(column.id, context) && column.hints?.backfill === undefined),
    ) &&
    others.every((id) => {
      const wanted = context.after.get(id);
      return wanted !== undefined && isUnchanged(wanted, context);
    })
  );
}
