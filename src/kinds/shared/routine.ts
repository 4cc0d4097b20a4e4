import { objectId, type SchemaObject } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { qualified, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { AttributeRule, Catalog, ObjectKind, Oid, StatementContext } from '../kind.ts';
import { catalogClass } from './catalogClass.ts';
import { lostSupport } from './lostSupport.ts';
import { mentionedObjects } from './mentionedObjects.ts';
import { type OwnerDetails, ownerColumn, restoreOwner } from './owner.ts';

/** What a function, a procedure and an aggregate have in common. */
export interface RoutineAttributes {
  /** What no CREATE OR REPLACE can change: the arguments with names and modes, and what is returned. */
  readonly signature: string;
  /** How many of the arguments have a default: it can become more, and not fewer. */
  readonly defaults: number;
  /** CREATE OR REPLACE …, as PostgreSQL prints it. */
  readonly definition: string;
}

/** `details` of a routine: by what it is addressed. */
interface RoutineDetails extends OwnerDetails {
  readonly schema: string;
  readonly name: string;
  /** The types of its arguments: `integer, text`. */
  readonly types: string;
  /** Its body as SQL text, of which PostgreSQL records no dependencies though it wants them when it is made. */
  readonly body?: string;
}

interface RoutineRow extends RoutineAttributes {
  readonly oid: Oid;
  readonly schema: string;
  readonly name: string;
  readonly types: string;
  readonly body: string | null;
  readonly owner: string | null;
}

/** What makes one kind of routine differ from the others. */
interface RoutineWords<K extends string> {
  readonly kind: K;
  /** FUNCTION, PROCEDURE, AGGREGATE. */
  readonly word: Sql;
  /** Of pg_proc.prokind: `f`. */
  readonly letters: readonly string[];
  /** Of `p` (pg_proc): what CREATE OR REPLACE … says. */
  readonly definition: Sql;
  /** How GRANT names it. */
  readonly grantWord: Sql;
}

type Routine<K extends string> = SchemaObject<K, RoutineAttributes>;

/** The kind of object that a kind of routine is. `name: ['public', 'total(integer)']` */
export function routineKind<K extends string>(
  words: RoutineWords<K>,
): ObjectKind<K, RoutineAttributes, RoutineRow> {
  const address = (routine: Routine<K>) => sql`${words.word} ${routineName(routine)}`;
  return {
    kind: words.kind,
    label: words.kind,
    // One name for functions, procedures and aggregates together.
    takes: ({ name }) => [JSON.stringify(['routine', ...name])],
    catalog: routineCatalog(words),
    attributes: routineRules,
    statements: {
      create: (routine, context) => [
        createRoutine(routine, context),
        ...restoreOwner(routine, address(routine), context),
      ],
      drop: (routine) => [{ sql: sql`DROP ${address(routine)}` }],
      dropsFirst: true,
      address,
      grantAddress: (routine) => sql`${words.grantWord} ${routineName(routine)}`,
      check: ({ after }, context) => lostSupport(after, words.kind, context),
    },
    storedTexts: () => [['definition']],
  };
}

function detailsOf(routine: SchemaObject): RoutineDetails {
  return routine.details as unknown as RoutineDetails;
}

function routineName(routine: SchemaObject): Sql {
  const { schema, name, types } = detailsOf(routine);
  return sql`${qualified([schema, name])}(${verbatim(types)})`;
}

/** Members of extensions, and what PostgreSQL makes for a range type, are left out. */
function routineCatalog<K extends string>(words: RoutineWords<K>): Catalog<RoutineRow, Routine<K>> {
  return {
    query: () => sql`
    SELECT p.oid, n.name AS schema, p.proname AS name, CASE WHEN p.prokind = 'a' AND p.pronargs = 0 THEN '*' ELSE oidvectortypes(p.proargtypes) END AS types,
      concat_ws(' ', '(' || pg_get_function_identity_arguments(p.oid) || ')', pg_get_function_result(p.oid)) AS signature,
      p.pronargdefaults AS defaults, ${words.definition} AS definition,
      CASE WHEN l.lanname = 'sql' THEN nullif(p.prosrc, '') END AS body, ${ownerColumn(sql`p.proowner`)}
    FROM own_routines o
    JOIN pg_proc p ON p.oid = o.oid
    JOIN namespaces n ON n.oid = p.pronamespace
    JOIN pg_language l ON l.oid = p.prolang
    WHERE p.prokind = ANY (${verbatim(`'{${words.letters.join()}}'`)}::"char"[])
      AND NOT EXISTS (SELECT FROM members m WHERE m.classid = p.tableoid AND m.objid = p.oid)
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = p.tableoid AND d.objid = p.oid AND d.deptype = 'i')`,
    toObject: ({ schema, name, types, signature, defaults, definition, body, owner }) => {
      const path = [schema, `${name}(${types})`];
      const details: RoutineDetails = {
        ...{ schema, name, types },
        ...(body === null ? {} : { body }),
        ...(owner === null ? {} : { owner }),
      };
      return {
        kind: words.kind,
        id: objectId(words.kind, path),
        name: path,
        attributes: { signature, defaults, definition: definition.trimEnd() },
        dependsOn: [],
        details: { ...details },
      };
    },
    addresses: ({ oid }) => [[catalogClass.procedure, oid]],
  };
}

function createRoutine(routine: SchemaObject, context: StatementContext): Action {
  const { definition } = routine.attributes as RoutineAttributes;
  const { body } = detailsOf(routine);
  return {
    sql: sql`CREATE ${verbatim(definition.replace(/^CREATE OR REPLACE /, ''))}`,
    ...(body === undefined ? {} : { prefers: mentionedObjects(body, routine, context) }),
  };
}

const replaceWhen = <K extends string>(
  { attributes: before }: Routine<K>,
  { attributes: after }: Routine<K>,
) => before.signature !== after.signature || before.defaults > after.defaults;

const withDefinition: AttributeRule<string, RoutineAttributes> = {
  change: 'alter',
  alter: () => [],
  replaceWhen,
};

/** One statement says all that can be changed in place. */
const routineRules: { readonly [P in keyof RoutineAttributes]: AttributeRule<string, RoutineAttributes> } = {
  signature: withDefinition,
  defaults: withDefinition,
  definition: {
    change: 'alter',
    alter: (_, after, context) => {
      const { body } = detailsOf(after);
      return [
        {
          sql: verbatim(after.attributes.definition),
          ...(body === undefined ? {} : { prefers: mentionedObjects(body, after, context) }),
        },
      ];
    },
    replaceWhen,
  },
};
