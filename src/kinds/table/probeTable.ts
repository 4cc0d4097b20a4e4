import { ident, join, literal, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { ExpressionProbe, StatementContext } from '../kind.ts';
import { createScratchTable } from '../shared/scratchTable.ts';
import { partitionKeySql } from './createTable.ts';
import type { PartitionKey, Table, TableAttributes } from './object.ts';
import { partitionBound } from './partitionBound.ts';

type Path = readonly (string | number)[];

/** A partition key stands on a temporary table, and a bound on a partition of one with the key of its parent. */
export const tableExpressions: ExpressionProbe<'table', TableAttributes> = {
  paths: expressionPaths,
  probe: (table, scratch, context) => {
    const probes = [...keyProbe(table, scratch, context), ...boundProbe(table, scratch, context)];
    return {
      make: probes.flatMap(({ make }) => make),
      read: join(
        probes.map(({ read }) => read),
        sql` UNION ALL `,
      ),
    };
  },
};

function expressionPaths({ attributes: { partition, partitionKey } }: Table): readonly Path[] {
  const keys = (partitionKey?.elements ?? []).flatMap((element, index): Path[] =>
    element.expression === undefined ? [] : [['partitionKey', 'elements', index, 'expression']],
  );
  return [...keys, ...(partition ? [['partition', 'bound']] : [])];
}

interface Probe {
  readonly make: readonly Sql[];
  readonly read: Sql;
}

/** Each expression is the key of a temporary table of its own, so that PostgreSQL prints it alone. */
function keyProbe(table: Table, scratch: string, context: StatementContext): readonly Probe[] {
  const { partitionKey } = table.attributes;
  const expressions = (partitionKey?.elements ?? []).filter(({ expression }) => expression !== undefined);
  return expressions.map((element, path) => {
    const name = `${scratch}_key_${path}`;
    const key: PartitionKey = { strategy: 'range', elements: [element] };
    const text = sql`pg_get_expr(k.partexprs, k.partrelid, true)`;
    return {
      make: [createScratchTable(name, table.id, context, { suffix: sql` ${partitionKeySql(key)}` })],
      read: sql`SELECT ${literal(path)} AS path, regexp_replace(${text}, '^\((.*)\)$', '\1') AS text
        FROM pg_partitioned_table k WHERE k.partrelid = ${temporary(name)}`,
    };
  });
}

function boundProbe(table: Table, scratch: string, context: StatementContext): readonly Probe[] {
  const { partition } = table.attributes;
  if (!partition) return [];
  const parent = context.after.get(partition.of) as Table | undefined;
  const key = parent?.attributes.partitionKey;
  if (!key) throw new Error(`${table.id} is a partition of ${partition.of}, which has none`);
  const [whole, part] = [`${scratch}_whole`, `${scratch}_part`];
  return [
    {
      make: [
        createScratchTable(whole, partition.of, context, { suffix: sql` ${partitionKeySql(key)}` }),
        sql`CREATE TEMPORARY TABLE ${ident(part)} PARTITION OF ${ident(whole)} ${verbatim(partition.bound)}`,
      ],
      read: sql`SELECT ${literal(expressionPaths(table).length - 1)} AS path, ${partitionBound} AS text
        FROM pg_class c WHERE c.oid = ${temporary(part)}`,
    },
  ];
}

function temporary(name: string): Sql {
  return sql`${literal(`pg_temp.${ident(name).text()}`)}::regclass`;
}
