import type { Casts } from '../model/casts.ts';
import type { Change } from '../model/change.ts';
import type { ObjectId, Schema, SchemaObject } from '../model/object.ts';
import type { Action, Hazard, Loss, Precondition } from '../model/plan.ts';
import type { Readings } from '../model/reading.ts';
import type { Sql } from '../sql/sql.ts';
import type { Declaration } from './declaration.ts';
import type { Double, Interim, OwnChange, Successors } from './phases.ts';
import type { Rendering } from './rendering.ts';

/**
 * All that is known of one kind of object. The machinery (introspection, differ, planner, printer) is written once
 * and knows no kind; a new kind is one folder with one of these, and one line in the registry.
 */
export interface ObjectKind<
  K extends string = string,
  A extends object = object,
  Row extends object = object,
> {
  readonly kind: K;
  /** The word for people and for the comments in SQL files: `table`, `foreign key`. */
  readonly label: string;
  /** Names an object for people where `label` and its name do not: `comment on table deals`. */
  readonly describe?: (object: SchemaObject<K, A>) => string;
  /** How the database is asked for these objects. */
  readonly catalog: Catalog<Row, SchemaObject<K, A>>;
  /** How each attribute changes; total, so that an attribute without an answer does not compile. */
  readonly attributes: { readonly [P in keyof A]-?: AttributeRule<K, A> };
  readonly statements: Statements<K, A>;
  /**
   * The names that an object takes, each with where no other can have it (see `relationName`, `typeName`). Absent:
   * its schema and its last name, among relations and types.
   */
  readonly takes?: (object: SchemaObject<K, A>) => readonly string[];
  /** The hints on an object that do nothing any more, now that the database is as `current` says: `@using`. */
  readonly inertHints?: (
    current: SchemaObject<K, A> | undefined,
    declared: SchemaObject<K, A>,
  ) => readonly string[];
  /** What the language says of the kind; absent where a kind has no words of its own. */
  readonly declaration?: Declaration;
  /** Of what has no words: whether it says nothing any more in a schema that is declared. */
  readonly isVoid?: (object: SchemaObject<K, A>, schema: Schema) => boolean;
  /** Of what has no words: whether a file without them makes the object as it is nevertheless. */
  readonly isImplied?: (object: SchemaObject<K, A>) => boolean;
  /** Prints objects of the kind into a schema document (`db pull`). */
  readonly rendering?: Rendering<SchemaObject<K, A>>;
  /**
   * Completes a declared object with what the schema leaves open and the database has decided already (whether a
   * unique index backs a constraint, how a column counts up), so that neither is a difference. The schemas are those
   * that the two objects are of.
   */
  readonly reconcile?: (
    declared: SchemaObject<K, A>,
    current: SchemaObject<K, A>,
    schemas: ComparedSchemas,
  ) => SchemaObject<K, A>;
  /**
   * The object as a file says it that makes it on any server: without what each server decides for itself, as of an
   * extension its version.
   */
  readonly portable?: (object: SchemaObject<K, A>) => SchemaObject<K, A>;
  /**
   * An object that is stated as one with a part (a serial column with its sequence): itself and the part, stated each
   * on its own. Where the other schema of a comparison has that part as an object of its own, it is the same one.
   */
  readonly split?: (
    object: SchemaObject<K, A>,
  ) => { readonly object: SchemaObject<K, A>; readonly part: SchemaObject } | undefined;
  /** The types between which an alter must convert values, if any: PostgreSQL is asked what it makes of each pair. */
  readonly conversions?: (
    before: SchemaObject<K, A>,
    after: SchemaObject<K, A>,
  ) => readonly { readonly from: Sql; readonly to: Sql }[];
  /** The facts without which an object could not be read again, each a text without blanks (see `Reading`). */
  readonly reads?: (object: SchemaObject<K, A>) => readonly string[];
  /** The attributes that hold SQL, and how PostgreSQL is asked what it makes of them. */
  readonly expressions?: ExpressionProbe<K, A>;
  /**
   * Where SQL stands in the attributes into which PostgreSQL itself writes the new names of what is renamed. Default:
   * the paths of `expressions`.
   */
  readonly storedTexts?: (object: SchemaObject<K, A>) => readonly (readonly (string | number)[])[];
  /**
   * Of what holds data, where something that it rests on is replaced: the object without what it can do without
   * meanwhile (a column without its default); `rebuild`: it can be made anew like anything else (a generated column);
   * `undefined`: neither. Absent: what holds data is never made anew for the sake of others.
   */
  readonly release?: (object: SchemaObject<K, A>) => SchemaObject<K, A> | 'rebuild' | undefined;
  /**
   * How an object stands between the two migrations of a change in phases, while applications of the schema before
   * and of the one after both run. Absent: what is new is there, and nothing is changed or gone.
   */
  readonly interim?: (
    change: OwnChange<SchemaObject<K, A>>,
    context: StatementContext,
  ) => Interim<SchemaObject<K, A>>;
  /**
   * What stands between two such migrations beside an object that is renamed, under its new name, or rests on that
   * (an index on the second column). Absent, of what only the user knows to be renamed: its rename is not divided.
   */
  readonly double?: Double<SchemaObject<K, A>>;
}

/** One query and the way from its rows to objects. */
export interface Catalog<Row extends object, Object extends SchemaObject> {
  /**
   * A SELECT over pg_catalog, part of one larger statement, run with `search_path` = pg_catalog. It sees the common
   * table expressions of the introspection: `namespaces(oid, name)`, the schemas that are read, and what is in them (`catalogContents`);
   * `tables(oid, schema, name, level)`, the tables in them, `level` being how many generations of parents a table has;
   * `views(oid, schema, name, kind)`, the views and materialized views; `relations(oid, schema, name)`, tables and views;
   * `column_sequences(relation, number, oid, …)`, the sequences that are part of a column; `types` and `collations`
   * (`catalogTypes`); `members(classid, objid)`, what belongs to extensions and is to be left out. Its rows arrive as
   * json. `version` is the server's, as in server_version_num; `readings` is what is known of the kind's own objects
   * (see `reads`).
   */
  readonly query: (version: number, readings: Readings) => Sql;
  /** `undefined` leaves the row out. Dependencies are filled in afterwards, from pg_depend, beside those that it has. */
  readonly toObject: (row: Row, names: CatalogNames) => Object | undefined;
  /**
   * Where pg_depend and pg_description find the object: its own address first, then those of what belongs to it (a
   * column's default, the index of a constraint).
   */
  readonly addresses: (row: Row) => readonly Address[];
  /** An address that means another object, read before: the column of a partition means that of its table. */
  readonly alias?: (
    row: Row,
    names: CatalogNames,
  ) => { readonly of: ObjectId; readonly address: Address } | undefined;
}

/** An oid of the catalog as decimal text, as json has it. */
export type Oid = string;

/** classid, objid and objsubid, as pg_depend has them; objsubid is 0 but for columns. */
export type Address = readonly [classid: Oid, objid: Oid, objsubid?: number];

/** Translates addresses of the catalog into objects. Kinds are read in the order of the registry. */
export interface CatalogNames {
  /** The object that an address means or belongs to; `undefined` for what no kind read (a system object). */
  at(classid: Oid, objid: Oid, objsubid?: number): ObjectId | undefined;
  /** The object whose own address it is, and not that of something that belongs to it. */
  own(classid: Oid, objid: Oid, objsubid?: number): ObjectId | undefined;
}

export type AttributeRule<K extends string, A extends object> =
  /** The object is dropped and created; what depends on it is rebuilt in the same plan. */
  | { readonly change: 'replace' }
  | {
      readonly change: 'alter';
      /** Statements that bring this attribute from `before` to `after`. An empty list: another rule does it. */
      readonly alter: (
        before: SchemaObject<K, A>,
        after: SchemaObject<K, A>,
        context: StatementContext,
      ) => readonly Action[];
      /**
       * Whether this step is only possible as a replacement (a type that cannot be converted in place) on a server of
       * this version, as in server_version_num.
       */
      readonly replaceWhen?: (
        before: SchemaObject<K, A>,
        after: SchemaObject<K, A>,
        version: number,
      ) => boolean;
      /**
       * Objects that cannot stay while this happens (a foreign key on a column that gets another type): the plan
       * drops them before and creates them after, with what depends on them.
       */
      readonly rebuilds?: (
        before: SchemaObject<K, A>,
        after: SchemaObject<K, A>,
        schemas: Schemas,
      ) => readonly ObjectId[];
    };

/** What is declared, and what the database holds. */
export interface ComparedSchemas {
  readonly declared: Schema;
  readonly current: Schema;
}

export interface Schemas {
  readonly before: Schema;
  readonly after: Schema;
  /** Whether it leads back from a migration. */
  readonly wayBack?: boolean;
  /** What the server has said of changes of type; absent where none was asked. */
  readonly casts?: Casts;
  readonly successors?: Successors;
}

/** What an object does that stays while things it rests on, `remade`, are dropped and created. */
export interface Survival<K extends string, A extends object> {
  /**
   * `leaves`: its own changes take it away from `remade`. `rebuild`: it holds nothing of its own, and is made anew with
   * what it belongs to.
   */
  readonly fate: (
    before: SchemaObject<K, A>,
    after: SchemaObject<K, A>,
    remade: ObjectId,
  ) => 'stays' | 'leaves' | 'rebuild';
  /** Objects that cannot stay meanwhile, as those of `rebuilds`. */
  readonly rebuilds: (
    before: SchemaObject<K, A>,
    remade: readonly ObjectId[],
    schemas: Schemas,
  ) => readonly ObjectId[];
  /** The statements that change it over to what has been made anew, before its attributes change. */
  readonly changeOver: (
    before: SchemaObject<K, A>,
    after: SchemaObject<K, A>,
    remade: readonly ObjectId[],
    context: StatementContext,
  ) => readonly Action[];
}

/** The SQL of a value, read in the old table, and what can become of it on its way into the new one. */
export interface MovedValue {
  readonly value: Sql;
  readonly hazards: readonly Hazard[];
}

/** What a statement may look at beside its own object. */
export interface StatementContext extends Schemas {
  /** As in server_version_num: 150018. */
  readonly version: number;
  /** Whether applications are to read and write while the plan runs: all rows are read only with nobody shut out. */
  readonly online?: boolean;
  /** The objects of `schema` whose parent is `id`, in their order. */
  children(schema: Schema, id: ObjectId): readonly SchemaObject[];
  /** The last name of an object of `before` as the database has it, until the plan renames it. */
  oldName(object: SchemaObject): string;
  /** `TABLE deals`, `COLUMN deals.city`: how COMMENT ON and its like name an object of any kind. */
  address(object: SchemaObject): Sql;
  /** How GRANT names an object of any kind: `TABLE deals`. */
  grantAddress(object: SchemaObject): Sql;
  /** What a row of a table that is made anew has in the new object, as the kind says. */
  movedValue(before: SchemaObject, after: SchemaObject): MovedValue;
  /** What must hold before an object can be as wanted, as its kind says (`check`). */
  checks(change: { readonly before?: SchemaObject; readonly after: SchemaObject }): readonly Precondition[];
  /** What this plan creates; a statement on such an object blocks nobody and meets no rows. */
  creates(id: ObjectId): boolean;
  /** The lines for CREATE statements of those children that are created inside their parent's statement. */
  inlineChildren(parent: SchemaObject): readonly Sql[];
}

export type RenameRule = 'ask' | 'equal';

export interface Statements<K extends string, A extends object> {
  readonly create: (object: SchemaObject<K, A>, context: StatementContext) => readonly Action[];
  /** The line of this object in its parent's CREATE statement; `undefined`: it gets a statement of its own. */
  readonly inline?: (object: SchemaObject<K, A>, context: StatementContext) => Sql | undefined;
  /** What is left to do for an object that its parent's CREATE statement has made, directly behind that. */
  readonly afterInline?: (object: SchemaObject<K, A>, context: StatementContext) => readonly Action[];
  /** Not called where the parent is dropped in the same plan, unless `dropsWithParent` is false. */
  readonly drop: (object: SchemaObject<K, A>, context: StatementContext) => readonly Action[];
  /** How an object with data stays where something that it rests on is made anew: a column, whose type is. */
  readonly survival?: Survival<K, A>;
  /**
   * How an object that others outlive leaves its name to its successor (`first`, before that is created), and how it
   * goes when nothing rests on it any more (`last`). Absent: nothing can outlive it.
   */
  readonly stepAside?: (
    object: SchemaObject<K, A>,
    context: StatementContext,
  ) => { readonly first: readonly Action[]; readonly last: readonly Action[] };
  /**
   * True for what is put aside at its drop where it is made anew, and goes with the last statement of its successor's
   * creation (a table, for its rows): until then it rests on all that it rested on. Default false.
   */
  readonly handsOver?: boolean;
  /** The value of the object in a row that moves into a table which is made anew, read in the old one. */
  readonly movedValue?: (
    before: SchemaObject<K, A>,
    after: SchemaObject<K, A>,
    context: StatementContext,
  ) => MovedValue;
  /** Objects that must be made anew so that this one can be created (a domain that is used inside other types). */
  readonly createRebuilds?: (object: SchemaObject<K, A>, schemas: Schemas) => readonly ObjectId[];
  /** The same, so that this one can be dropped. */
  readonly dropRebuilds?: (object: SchemaObject<K, A>, schemas: Schemas) => readonly ObjectId[];
  /**
   * False for what other objects could hold back (a foreign key in a cycle of tables), or for what leaves its parent
   * with what it holds. Default true.
   */
  readonly dropsWithParent?: boolean | ((object: SchemaObject<K, A>, context: StatementContext) => boolean);
  /** Whether what belongs to an object is gone once that is dropped. Default: it is. */
  readonly dropsChildren?: (object: SchemaObject<K, A>) => boolean;
  /** True for what only rests on others, and belongs to nothing: it goes before anything is made. Default false. */
  readonly dropsFirst?: boolean;
  /**
   * True for what is gone as soon as anything is that it belongs to or rests on: it says nothing of the order in which these
   * go. Default false.
   */
  readonly goesWithAny?: boolean;
  /** True for a part without which values of its parent are written otherwise: `ROW(…)` of a type. Default false. */
  readonly shapesParent?: boolean;
  readonly rename?: {
    /**
     * `ask`: equal or similar objects under two names may be one, and only the user knows (tables, columns).
     * `equal`: the same attributes under another name is a rename, which loses nothing (indexes, constraints).
     */
    readonly when: RenameRule | ((object: SchemaObject<K, A>) => RenameRule);
    readonly rename: (
      before: SchemaObject<K, A>,
      after: SchemaObject<K, A>,
      context: StatementContext,
    ) => readonly Action[];
    /** Names inside the object that can be renamed while it stays (the values of an enum); `rename` does both. */
    readonly parts?: {
      readonly of: (object: SchemaObject<K, A>) => readonly string[];
      readonly renamed: (
        object: SchemaObject<K, A>,
        newNames: ReadonlyMap<string, string>,
      ) => SchemaObject<K, A>;
    };
  };
  /** Whether it goes into another schema together with its parent. Default: it does. */
  readonly movesWithParent?: boolean;
  /** The object that takes this one along into another schema, where that is not its parent. */
  readonly companion?: (object: SchemaObject<K, A>) => ObjectId | undefined;
  /** What it takes from others beside its name, if anything: what goes leaves it before another comes. */
  readonly occupies?: (object: SchemaObject<K, A>) => ObjectId | undefined;
  /**
   * The statements for all changes of the kind in a plan, in their order, where that is for the kind to know (rows that
   * refer to rows of other tables). They stand together; the other hooks are not asked.
   */
  readonly bulk?: (changes: readonly BulkChange<K, A>[], context: StatementContext) => readonly BulkAction[];
  readonly address: (object: SchemaObject<K, A>) => Sql;
  /** How GRANT names it. Default: its address. */
  readonly grantAddress?: (object: SchemaObject<K, A>) => Sql;
  /**
   * A question of consent before a drop: a query with one boolean column, whether data would be lost. `undefined`: it
   * is kept after all.
   */
  readonly losesData?: (
    object: SchemaObject<K, A>,
    context: StatementContext,
  ) => Omit<Loss, 'subject'> | undefined;
  /** Errors that are known before anything is written: a required column without a value on a table with rows. */
  readonly check?: (
    change: { readonly before?: SchemaObject<K, A>; readonly after: SchemaObject<K, A> },
    context: StatementContext,
  ) => readonly Precondition[];
  /** The same before a drop: rows that others refer to. */
  readonly checkDrop?: (object: SchemaObject<K, A>, context: StatementContext) => readonly Precondition[];
}

/** A change of an object of a kind, as `bulk` gets it. */
export type BulkChange<K extends string = string, A extends object = object> =
  | { readonly type: 'create'; readonly after: SchemaObject<K, A> }
  | { readonly type: 'drop'; readonly before: SchemaObject<K, A> }
  | {
      readonly type: 'alter';
      readonly before: SchemaObject<K, A>;
      readonly after: SchemaObject<K, A>;
      readonly attributes: readonly string[];
      readonly extent?: string;
    };

/** A statement of many, and the one of their changes that it is about. */
export interface BulkAction extends Action {
  readonly change: Change;
}

/** How to learn what PostgreSQL makes of the SQL in an object, in a transaction that is rolled back. */
export interface ExpressionProbe<K extends string, A extends object> {
  /** Where the SQL texts stand: each a path into the attributes, as `['default', 'sql']`. Only those present. */
  readonly paths: (object: SchemaObject<K, A>) => readonly (readonly (string | number)[])[];
  /**
   * False where the texts of the two cannot mean the same, whatever they are: a default, once its column has another
   * type. Absent: they can.
   */
  readonly comparable?: (declared: SchemaObject<K, A>, current: SchemaObject<K, A>) => boolean;
  /**
   * Statements that make temporary objects of which `read` tells the stored form: one row a path, with columns
   * `path` (the index in `paths`) and `text`. `scratch` is a free name for a temporary table.
   */
  readonly probe: (
    object: SchemaObject<K, A>,
    scratch: string,
    context: StatementContext,
  ) => { readonly make: readonly Sql[]; readonly read: Sql };
}

/** Checks the types of a kind and forgets them, for the registry. */
export function defineKind<K extends string, A extends object, Row extends object>(
  kind: ObjectKind<K, A, Row>,
): ObjectKind {
  return kind as unknown as ObjectKind;
}

/** How an object that is there under another name is found out; undefined where its kind has no renames. */
export function renameRule(object: SchemaObject, { statements }: ObjectKind): RenameRule | undefined {
  const when = statements.rename?.when;
  return typeof when === 'function' ? when(object) : when;
}

/** The kinds, as the machinery sees them. */
export interface KindRegistry {
  /** Throws for a kind that is not registered: that is a bug. */
  kindOf(kind: string): ObjectKind;
  /** The place of a kind in the registry, counted from 0: what comes first is created first, other things equal. */
  rank(kind: string): number;
}
