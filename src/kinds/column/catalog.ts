import { type ObjectId, objectName } from '../../model/object.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import type { Catalog, CatalogNames, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { collationValue, type TypedRow, typedOfRow, typeValue } from '../shared/catalogTypes.ts';
import { isGeneratedNotNull, notNullVersion } from '../shared/notNullVersion.ts';
import { compressionLetters, storageLetters } from '../shared/physicalLetters.ts';
import { sequenceName } from '../shared/sequenceName.ts';
import { type SequenceOptions, specialSequenceOptions } from '../shared/sequenceOptions.ts';
import { generatedNotNull, notNullOf } from './notNull.ts';
import { type Column, type ColumnDefault, columnId, type NotNull, serialWith } from './object.ts';

interface ColumnRow extends TypedRow {
  readonly relation: Oid;
  readonly name: string;
  readonly number: number;
  readonly nullable: boolean;
  readonly required: CatalogNotNull | null;
  readonly expression: string | null;
  /** `s`: stored; `v`: virtual; empty: not generated. */
  readonly generated: string;
  /** `a`: always; `d`: by default; empty: no identity. */
  readonly identity: string;
  readonly sequence: CatalogSequence | null;
  readonly defaultOid: Oid | null;
  /** Letters of pg_attribute and pg_type: of the column, and of its type. */
  readonly storage: string;
  readonly typeStorage: string;
  /** Empty where nobody has said it. */
  readonly compression: string;
  readonly statistics: number | null;
  readonly parameters: readonly string[] | null;
  /** The column that it is inherited from. */
  readonly origin: { readonly relation: Oid; readonly number: number } | null;
  /** Of an inherited column: whether it takes NULL, has a default or a comment other than the one it comes from. */
  readonly deviates: boolean;
  readonly ownDefault: boolean;
}

const requiredJoin: Sql = sql`
    LEFT JOIN pg_constraint n ON n.conrelid = t.oid AND n.contype = 'n' AND n.conkey[1] = a.attnum AND n.conislocal`;
const requiredValue: Sql = sql`CASE WHEN n.oid IS NOT NULL THEN
        json_build_object('name', n.conname, 'validated', n.convalidated, 'inherited', NOT n.connoinherit) END`;

/** Whether a column `b` of a parent `p` cannot be NULL in the tables that inherit it. */
const passesNotNull: Sql = sql`b.attnotnull AND NOT EXISTS (SELECT FROM pg_constraint q
        WHERE q.conrelid = p.oid AND q.contype = 'n' AND q.conkey[1] = b.attnum AND q.connoinherit)`;

const ownDefault: Sql = sql`pg_get_expr(d.adbin, d.adrelid) IS DISTINCT FROM pg_get_expr(o.adbin, o.relation)`;

interface CatalogNotNull {
  readonly name: string;
  readonly validated: boolean;
  readonly inherited: boolean;
}

interface CatalogSequence extends SequenceOptions {
  readonly oid: Oid;
  readonly name: string;
  readonly type: string;
}

/** Its default, and a sequence that is part of it, mean the column. */
export const columnCatalog: Catalog<ColumnRow, Column> = {
  query: (version) => sql`
    SELECT t.oid AS relation, a.attname AS name, a.attnum AS number,
      ${typeValue(sql`y`, sql`a.atttypmod`)} AS type,
      CASE WHEN a.attcollation <> own.typcollation THEN ${collationValue(sql`l`)} END AS collation,
      NOT a.attnotnull AS nullable, ${version < notNullVersion ? sql`NULL` : requiredValue} AS required,
      pg_get_expr(d.adbin, d.adrelid, true) AS expression, a.attgenerated AS generated, a.attidentity AS identity,
      CASE WHEN s.oid IS NOT NULL THEN row_to_json(s) END AS sequence, d.oid AS "defaultOid",
      a.attstorage AS storage, own.typstorage AS "typeStorage", a.attcompression AS compression,
      nullif(a.attstattarget, -1) AS statistics, a.attoptions AS parameters,
      CASE WHEN o.relation IS NOT NULL THEN json_build_object('relation', o.relation::text, 'number', o.number) END AS origin,
      ${ownDefault} AS "ownDefault",
      o.relation IS NOT NULL AND (${ownDefault} OR a.attnotnull <> o.required
        OR EXISTS (SELECT FROM pg_description c WHERE c.classoid = 'pg_class'::regclass AND c.objoid = t.oid
          AND c.objsubid = a.attnum)) AS deviates
    FROM tables t
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_type own ON own.oid = a.atttypid
    JOIN types y ON y.oid = a.atttypid
    LEFT JOIN collations l ON l.oid = a.attcollation
    LEFT JOIN pg_attrdef d ON d.adrelid = t.oid AND d.adnum = a.attnum
    LEFT JOIN column_sequences s ON s.relation = t.oid AND s.number = a.attnum${version < notNullVersion ? sql`` : requiredJoin}
    LEFT JOIN LATERAL (
      SELECT p.oid AS relation, b.attnum AS number, ${version < notNullVersion ? sql`b.attnotnull` : passesNotNull} AS required, e.adbin
      FROM pg_inherits i
      JOIN tables p ON p.oid = i.inhparent
      JOIN pg_attribute b ON b.attrelid = p.oid AND b.attname = a.attname
      LEFT JOIN pg_attrdef e ON e.adrelid = p.oid AND e.adnum = b.attnum
      WHERE i.inhrelid = t.oid AND a.attinhcount > 0
      ORDER BY i.inhseqno LIMIT 1) o ON true
    ORDER BY t.level`,
  toObject: (row, names) => {
    const table = names.own(catalogClass.relation, row.relation)!;
    const origin = originOf(row, names);
    if (origin !== undefined && !row.deviates) return undefined;
    return {
      kind: 'column',
      id: columnId(objectName(table), row.name),
      parent: table,
      name: [...objectName(table), row.name],
      attributes: {
        ...typedOfRow(row),
        nullable: row.nullable,
        ...(origin === undefined ? ownNotNull(row) : {}),
        default:
          origin === undefined || row.ownDefault
            ? defaultOf(row, objectName(table)[1]!)
            : { type: 'inherited' },
        ...(origin === undefined ? {} : { inherits: origin }),
        ...(origin === undefined ? physicalOf(row) : {}),
      },
      dependsOn: [],
      order: row.number,
      details: {
        typeStorage: storageLetters[row.typeStorage]!,
        ...notNullDetails(row, objectName(table)[1]!),
      },
    };
  },
  addresses: ({ relation, number, defaultOid, sequence, origin }) => [
    [origin === null ? catalogClass.relation : catalogClass.inheritedColumn, relation, number],
    ...(defaultOid === null ? [] : [[catalogClass.columnDefault, defaultOid] as const]),
    ...(sequence === null ? [] : [[catalogClass.relation, sequence.oid] as const]),
  ],
  alias: (row, names) => {
    const of = originOf(row, names);
    return of && { of, address: [catalogClass.relation, row.relation, row.number] };
  },
};

function physicalOf({ storage, typeStorage, compression, statistics, parameters }: ColumnRow) {
  return {
    ...(storage === typeStorage ? {} : { storage: storageLetters[storage]! }),
    ...(compression === '' ? {} : { compression: compressionLetters[compression]! }),
    ...(statistics === null ? {} : { statistics }),
    ...(parameters === null ? {} : { parameters: [...parameters].sort() }),
  };
}

function ownNotNull({ required }: ColumnRow): { readonly notNull?: NotNull } {
  if (required === null) return {};
  const { name, validated, inherited } = required;
  return notNullOf({
    ...(isGeneratedNotNull(name) ? {} : { name }),
    ...(validated ? {} : { validated }),
    ...(inherited ? {} : { inherited }),
  });
}

function notNullDetails({ nullable, required, name }: ColumnRow, table: string) {
  if (nullable) return {};
  if (required === null) return { notNullName: null };
  return required.name === generatedNotNull(table, name) ? {} : { notNullName: required.name };
}

function originOf({ origin }: ColumnRow, names: CatalogNames): ObjectId | undefined {
  return origin === null ? undefined : names.own(catalogClass.relation, origin.relation, origin.number)!;
}

function isIdentity({ identity }: ColumnRow): boolean {
  return identity !== '';
}

function defaultOf(row: ColumnRow, table: string): ColumnDefault | null {
  const { expression, generated, identity, sequence } = row;
  if (sequence) {
    const options = specialSequenceOptions(sequence.type, sequence);
    const name = sequence.name === sequenceName(table, row.name) ? {} : { name: sequence.name };
    if (isIdentity(row)) return { type: 'identity', always: identity === 'a', options, ...name };
    return serialWith({
      ...name,
      ...(sequence.type === row.type.text ? {} : { type: sequence.type }),
      ...options,
    });
  }
  if (expression === null) return null;
  return generated === ''
    ? { type: 'expression', sql: expression }
    : { type: 'generated', sql: expression, stored: generated === 's' };
}
