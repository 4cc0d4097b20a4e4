import type { SchemaObject } from '../../model/object.ts';
import { ident, join, literal, type Sql, sql } from '../../sql/sql.ts';
import type { StatementContext } from '../kind.ts';
import type { IndexDefinition } from './indexDefinition.ts';
import { indexSql } from './indexSql.ts';
import { createScratchTable } from './scratchTable.ts';

type Path = readonly (string | number)[];

/** The SQL texts in an index, unique or not: its expressions, then its predicate. */
export function indexExpressionPaths({ attributes }: SchemaObject<string, IndexDefinition>): readonly Path[] {
  const expressions = attributes.elements.flatMap((element, index): Path[] =>
    element.expression === undefined ? [] : [['elements', index, 'expression']],
  );
  return attributes.predicate === null ? expressions : [...expressions, ['predicate']];
}

/** Builds the index on an empty temporary table; what the catalog has of it is what it would have of the real one. */
export function probeIndex(
  object: SchemaObject<string, IndexDefinition>,
  scratch: string,
  context: StatementContext,
): { readonly make: readonly Sql[]; readonly read: Sql } {
  const index = ident(`${scratch}_index`);
  const { tablespace: _, ...attributes } = object.attributes;
  const on = indexSql({ ...attributes, parameters: [] }, ident(scratch));
  const oid = sql`(SELECT x.indexrelid FROM pg_index x WHERE x.indrelid = ${literal(`pg_temp.${ident(scratch).text()}`)}::regclass)`;
  const texts = indexExpressionPaths(object).map((path, position) => {
    const [, element] = path;
    const text = typeof element === 'number' ? expressionText(oid, element + 1) : predicateText(oid);
    return sql`SELECT ${literal(position)} AS path, ${text} AS text`;
  });
  return {
    make: [
      createScratchTable(scratch, object.attributes.table, context),
      sql`CREATE INDEX ${index} ON ${on}`,
    ],
    read: join(texts, sql` UNION ALL `),
  };
}

/** One pair of parentheses stands around every expression that is not a function call. */
function expressionText(index: Sql, position: number): Sql {
  const text = sql`pg_get_indexdef(${index}, ${literal(position)}, true)`;
  return sql`regexp_replace(${text}, '^\((.*)\)$', '\1')`;
}

function predicateText(index: Sql): Sql {
  return sql`(SELECT pg_get_expr(x.indpred, x.indrelid, true) FROM pg_index x WHERE x.indexrelid = ${index})`;
}
