import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type IndexComment, indexCommentId } from './object.ts';

interface IndexCommentRow {
  readonly index: Oid;
  readonly text: string;
}

export const indexCommentCatalog: Catalog<IndexCommentRow, IndexComment> = {
  query: () => sql`
    SELECT d.objoid AS index, d.description AS text
    FROM descriptions d
    JOIN pg_constraint c ON c.conindid = d.objoid AND c.contype IN ('p', 'u', 'x')
    WHERE d.classoid = 'pg_class'::regclass AND d.objsubid = 0 AND NOT EXISTS (
      SELECT FROM pg_inherits i WHERE i.inhrelid = d.objoid)`,
  toObject: ({ index, text }, names) => {
    const key = names.at(catalogClass.relation, index);
    if (!key) return undefined;
    return {
      kind: 'index-comment',
      id: indexCommentId(key),
      parent: key,
      name: [key],
      attributes: { text },
      dependsOn: [],
    };
  },
  addresses: () => [],
};
