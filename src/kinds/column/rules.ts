import type { Casts } from '../../model/casts.ts';
import { deepEqual } from '../../model/deepEqual.ts';
import { dependantsByNeed } from '../../model/dependants.ts';
import type { ObjectId, Schema } from '../../model/object.ts';
import type { Action, TypeChange } from '../../model/plan.ts';
import { type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { AttributeRule, Schemas, StatementContext } from '../kind.ts';
import { columnUsers } from '../shared/columnUsers.ts';
import { holdersOf, statisticsOn } from '../shared/holdersOf.ts';
import { settingsOnHeirs } from '../shared/settingsOnHeirs.ts';
import { typeSql } from '../shared/typeSql.ts';
import { alterCounter } from './alterCounter.ts';
import { alterIdentity } from './alterIdentity.ts';
import { alterNotNull } from './alterNotNull.ts';
import {
  alterColumn,
  alterColumnAlone,
  backfill,
  dropNotNull,
  reorderHazard,
  rewriteHazard,
  setNotNull,
} from './alterTable.ts';
import { columnName, typeClause } from './columnSql.ts';
import { isGuess } from './conversion.ts';
import { endCounter, startCounter } from './counter.ts';
import { enterDefault, leaveDefault } from './defaultClauses.ts';
import { filledByRows } from './filledByRows.ts';
import { isMadeAnew } from './isMadeAnew.ts';
import { letBeNull } from './letBeNull.ts';
import { tableOfInherited } from './mergedColumn.ts';
import type { Column, ColumnAttributes, ColumnDefault } from './object.ts';
import { alterOverride, isOverride, leaveNotNull, overridesOf } from './override.ts';
import { partitionedBy } from './partitionedBy.ts';
import {
  alterCompression,
  alterParameters,
  alterStatistics,
  alterStorage,
  keepCompression,
  keepPhysical,
} from './physical.ts';
import { provesItself, requireProven } from './requireProven.ts';
import { successorAmong } from './successorOf.ts';
import { takePlace } from './takePlace.ts';
import { castOf } from './typeFamilies.ts';
import { isCatalogOnly, typeHazards } from './typeHazards.ts';
import { usingOf } from './usingOf.ts';

type ColumnRules = { readonly [P in keyof ColumnAttributes]-?: AttributeRule<'column', ColumnAttributes> };

/** In the order in which they must change: an identity column is required before it is one. */
export const columnRules: ColumnRules = {
  type: {
    change: 'alter',
    alter: alterType,
    // PostgreSQL works its values out again.
    replaceWhen: (before, after) => isGenerated(before) && isGenerated(after),
    rebuilds: (before, after, schemas) => [
      ...(successorAmong(schemas, before) ? restingOn(before, schemas.before) : []),
      ...(isCatalogOnly(before, after, schemas.casts)
        ? statisticsOn(before.id, schemas.before)
        : holdersOf(before.id, schemas.before)),
      ...columnUsers(before.id, schemas),
      ...overridesOf(before.id, schemas.before),
      ...settingsOnHeirs(before.id, schemas.before),
      ...partitionedBy(before, schemas.before),
    ],
  },
  collation: {
    change: 'alter',
    // A change of type has brought it along.
    alter: (before, after, context) =>
      isRetyped(before, after) || isOverride(after)
        ? []
        : [
            alterColumn(after, [typeClause(after), ...keepPhysical(after)], [reorderHazard(after)], {
              retypes: after.id,
            }),
            ...keepCompression(after, context),
          ],
    replaceWhen: (before, after) => isGenerated(before) && isGenerated(after),
    rebuilds: (before, _, schemas) => [
      ...holdersOf(before.id, schemas.before),
      ...columnUsers(before.id, schemas),
      ...settingsOnHeirs(before.id, schemas.before),
      ...partitionedBy(before, schemas.before),
    ],
  },
  nullable: {
    change: 'alter',
    alter: alterNullable,
    rebuilds: (before, _, schemas) => overridesOf(before.id, schemas.before),
  },
  notNull: {
    change: 'alter',
    alter: (before, after, context) =>
      successorAmong(context, before) ? [] : alterNotNull(before, after, context),
    rebuilds: (before, _, schemas) => overridesOf(before.id, schemas.before),
  },
  default: {
    change: 'alter',
    alter: (before, after, context) =>
      successorAmong(context, before)
        ? []
        : isOverride(after)
          ? alterOverride(after, context)
          : isGenerated(before) && isGenerated(after)
            ? [workOutAnew(after)]
            : alterDefault(before, after, context),
    replaceWhen: isMadeAnew,
    rebuilds: (before, _, schemas) => overridesOf(before.id, schemas.before),
  },
  storage: {
    change: 'alter',
    alter: (before, after) => (isSetBack(before, after) ? [] : [alterStorage(before, after)]),
    rebuilds: settingsSaidAgain,
  },
  compression: {
    change: 'alter',
    alter: (before, after, context) => (isSetBack(before, after) ? [] : alterCompression(after, context)),
    rebuilds: settingsSaidAgain,
  },
  statistics: {
    change: 'alter',
    alter: (_, after) => [alterStatistics(after)],
    rebuilds: settingsSaidAgain,
  },
  parameters: {
    change: 'alter',
    alter: (before, after) => [alterParameters(after, before.attributes.parameters ?? [])],
    rebuilds: settingsSaidAgain,
  },
  // Where the column comes from changes with the table.
  inherits: {
    change: 'alter',
    alter: () => [],
    rebuilds: (before, _, schemas) => tableOfInherited(before, schemas),
  },
};

function alterNullable(before: Column, declared: Column, context: StatementContext): readonly Action[] {
  if (successorAmong(context, before)) return [];
  const after = filledByRows(declared, context);
  if (after.attributes.nullable) return isIdentity(before) ? [] : letBeNull(after, context);
  const leaving = isFilledOnceComputed(before, after) ? leaveDefault(before, after, false) : [];
  return [
    ...(leaving.length > 0 ? [alterColumnAlone(after, leaving)] : []),
    ...(provesItself(before, after, context)
      ? requireProven(after, context.version)
      : [...leaveNotNull(after, context), ...backfill(after), setNotNull(after, context.version)]),
  ];
}

function settingsSaidAgain(before: Column, _: Column, { before: schema }: Schemas): readonly ObjectId[] {
  return settingsOnHeirs(before.id, schema);
}

/** A change of type or collation sets storage and compression back, and says again what is to stay. */
function isSetBack(before: Column, after: Column): boolean {
  return isRetyped(before, after) || before.attributes.collation !== after.attributes.collation;
}

/** All that goes with a column. */
function restingOn({ id }: Column, schema: Schema): readonly ObjectId[] {
  return (dependantsByNeed(schema).get(id) ?? []).map((object) => object.id);
}

function isGenerated({ attributes }: Column): boolean {
  return attributes.default?.type === 'generated';
}

function isIdentity({ attributes }: Column): boolean {
  return attributes.default?.type === 'identity';
}

/**
 * The old default goes first and the new one comes last: neither need fit the other's type. An identity is only on
 * integers, so its clauses stand in statements of their own; and what is computed when a statement begins takes no USING.
 */
function alterType(before: Column, after: Column, context: StatementContext): readonly Action[] {
  if (isOverride(after)) return [];
  const successor = successorAmong(context, before);
  if (successor) return takePlace(before, after, successor, context.version);
  const using = usingOf(before, after, context);
  const clause = sql`${typeClause(after)}${using ? sql` USING ${using}` : sql``}`;
  const leaving = leaveDefault(before, after, true);
  const entering = isIdentity(after) ? [] : enterDefault(before, after);
  const leavesAlone = isIdentity(before) || (isGenerated(before) && using !== undefined);
  const clauses = [...(leavesAlone ? [] : leaving), clause, ...entering, ...keepPhysical(after)];
  return [
    ...(leavesAlone && leaving.length > 0 ? [alterColumnAlone(after, leaving)] : []),
    ...alterIdentity(before, after, 'before'),
    {
      ...alterColumn(after, clauses, typeHazards(before, after, context), {
        retypes: after.id,
        readsColumns: after.hints?.using !== undefined,
      }),
      typeChange: typeChangeOf(before, after, using, context),
    },
    ...keepCompression(after, context),
    ...alterCounter(before, after),
    ...endCounter(before, after),
  ];
}

function typeChangeOf(
  before: Column,
  after: Column,
  using: Sql | undefined,
  { casts }: StatementContext,
): TypeChange {
  const [from, to] = [before.attributes.type, after.attributes.type];
  return {
    column: after.id,
    from: typeSql(from).text(),
    to: typeSql(to).text(),
    effect: effectOf(before, after, casts),
    ...(using === undefined ? {} : { by: using.text() }),
  };
}

function effectOf(before: Column, after: Column, casts: Casts | undefined): TypeChange['effect'] {
  const [from, to] = [before.attributes.type, after.attributes.type];
  if (castOf(from, to, casts) === 'impossible') return 'impossible';
  if (isCatalogOnly(before, after, casts)) return 'catalog-only';
  return after.hints?.using === undefined && isGuess(from, to, casts) ? 'needs-using' : 'rewrite';
}

function isRetyped(before: Column, after: Column): boolean {
  return !deepEqual(before.attributes.type, after.attributes.type);
}

function workOutAnew(after: Column): Action {
  const { sql: expression } = after.attributes.default as Extract<ColumnDefault, { type: 'generated' }>;
  return alterColumn(
    after,
    [sql`ALTER COLUMN ${columnName(after)} SET EXPRESSION AS (${verbatim(expression)})`],
    [rewriteHazard(after)],
    { readsColumns: true, recomputes: true },
  );
}

/** Whether rows get values in a column that becomes required, and can only when PostgreSQL computes it no more. */
function isFilledOnceComputed(before: Column, after: Column): boolean {
  const becomesPlain = isGenerated(before) && !isGenerated(after) && !isRetyped(before, after);
  return becomesPlain && before.attributes.nullable && !after.attributes.nullable;
}

/** A change of type has brought its default along, but for a counter. */
function alterDefault(before: Column, after: Column, context: StatementContext): readonly Action[] {
  const retyped = isRetyped(before, after);
  const hasLeft = retyped || isFilledOnceComputed(before, after);
  const leaving = hasLeft ? [] : leaveDefault(before, after, false);
  const entering = retyped && !isIdentity(after) ? [] : enterDefault(before, after);
  const ending = retyped ? [] : endCounter(before, after);
  const losesIdentity = isIdentity(before) && !isIdentity(after) && after.attributes.nullable;
  const standsAlone = isIdentity(before) || isIdentity(after);
  const change = (clauses: readonly Sql[]) => {
    if (clauses.length === 0) return [];
    return [standsAlone ? alterColumnAlone(after, clauses) : alterColumn(after, clauses)];
  };
  // The old sequence makes way for that of an identity, which takes the same name.
  const steps =
    isIdentity(after) && ending.length > 0
      ? [...change(leaving), ...ending, ...change(entering)]
      : [...change([...leaving, ...entering]), ...ending];
  return [
    ...steps,
    ...alterIdentity(before, after, 'after'),
    ...(retyped ? [] : alterCounter(before, after)),
    ...startCounter(before, after, context),
    ...(losesIdentity ? [dropNotNull(after)] : []),
  ];
}
