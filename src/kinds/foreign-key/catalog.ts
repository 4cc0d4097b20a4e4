import { objectName } from '../../model/object.ts';
import { sql } from '../../sql/sql.ts';
import type { Catalog, CatalogNames, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { deferrableColumn } from '../shared/deferrable.ts';
import { type Validation, validationColumn } from '../shared/validation.ts';
import { periodColumn } from '../shared/withoutOverlaps.ts';
import {
  type ForeignKey,
  type ForeignKeyAttributes,
  foreignKeyId,
  type ReferentialAction,
} from './object.ts';

interface ForeignKeyRow {
  readonly oid: Oid;
  readonly relation: Oid;
  readonly name: string;
  /** Numbers of the columns. */
  readonly columns: readonly number[];
  readonly referencedRelation: Oid;
  readonly referencedColumns: readonly number[];
  readonly onDelete: string;
  readonly onUpdate: string;
  readonly onDeleteColumns: readonly number[] | null;
  /** `f`: full; `s`: simple. */
  readonly match: string;
  readonly deferrable: ForeignKeyAttributes['deferrable'];
  readonly validation: Validation;
  readonly period: boolean;
}

/** Keys that point at a table which is not read are left out. */
export const foreignKeyCatalog: Catalog<ForeignKeyRow, ForeignKey> = {
  query: (version) => sql`
    SELECT c.oid, t.oid AS relation, c.conname AS name, c.conkey AS columns,
      c.confrelid AS "referencedRelation", c.confkey AS "referencedColumns", c.confdeltype AS "onDelete",
      c.confupdtype AS "onUpdate", c.confdelsetcols AS "onDeleteColumns", c.confmatchtype AS match,
      ${deferrableColumn(sql`c`)}, ${validationColumn(version)},
      ${periodColumn(sql`c`, 'period', version)}
    FROM tables t
    JOIN pg_constraint c ON c.conrelid = t.oid AND c.contype = 'f' AND c.conparentid = 0
    JOIN tables r ON r.oid = c.confrelid`,
  toObject: (row, names) => {
    const table = names.own(catalogClass.relation, row.relation)!;
    const attributes = attributesOf(row, names);
    return {
      kind: 'foreign-key',
      id: foreignKeyId(objectName(table), row.name),
      parent: table,
      name: [...objectName(table), row.name],
      attributes,
      // PostgreSQL knows of the columns and the key alone, and the table may have to be logged first.
      dependsOn: attributes.referencedTable === table ? [] : [attributes.referencedTable],
    };
  },
  addresses: ({ oid }) => [[catalogClass.constraint, oid]],
};

function attributesOf(row: ForeignKeyRow, names: CatalogNames): ForeignKeyAttributes {
  return {
    columns: columnsOf(row.relation, row.columns, names),
    referencedTable: names.own(catalogClass.relation, row.referencedRelation)!,
    referencedColumns: columnsOf(row.referencedRelation, row.referencedColumns, names),
    onDelete: actionOf(row.onDelete),
    onUpdate: actionOf(row.onUpdate),
    onDeleteColumns: columnsOf(row.relation, row.onDeleteColumns ?? [], names),
    match: row.match === 'f' ? 'full' : 'simple',
    deferrable: row.deferrable,
    validation: row.validation,
    ...(row.period && { period: true }),
  };
}

function columnsOf(relation: Oid, numbers: readonly number[], names: CatalogNames) {
  return numbers.map((number) => names.own(catalogClass.relation, relation, number)!);
}

const actions: Readonly<Record<string, ReferentialAction>> = {
  a: 'NO ACTION',
  r: 'RESTRICT',
  c: 'CASCADE',
  n: 'SET NULL',
  d: 'SET DEFAULT',
};

function actionOf(letter: string): ReferentialAction {
  const action = actions[letter];
  if (!action) throw new Error(`pg_constraint has an unknown referential action: ${letter}`);
  return action;
}
