import { join, sql, verbatim } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type Comment, commentId } from './object.ts';

interface CommentRow {
  readonly classid: Oid;
  readonly objid: Oid;
  readonly objsubid: number;
  readonly text: string;
}

const { extension: _, ...commentedClasses } = catalogClass;
const commented = Object.values(commentedClasses);

/**
 * Comments on what other kinds have read. Those on extensions are left out, since CREATE EXTENSION writes them; and
 * one on the index behind a constraint is not one on the constraint.
 */
export const commentCatalog: Catalog<CommentRow, Comment> = {
  query: () => sql`
    SELECT d.classoid AS classid, d.objoid AS objid, d.objsubid, d.description AS text
    FROM descriptions d
    WHERE d.classoid IN (${join(commented.map(verbatim))}) AND d.objoid >= 16384`,
  toObject: ({ classid, objid, objsubid, text }, names) => {
    const target =
      names.own(catalogClass.inheritedColumn, objid, objsubid) ?? names.own(classid, objid, objsubid);
    if (!target) return undefined;
    return {
      kind: 'comment',
      id: commentId(target),
      parent: target,
      name: [target],
      attributes: { text },
      dependsOn: [],
    };
  },
  addresses: () => [],
};
