import { sql } from '../../sql/sql.ts';
import type { Catalog, Oid } from '../kind.ts';
import { catalogClass } from '../shared/catalogClass.ts';
import { type Statistics, type StatisticsKind, statisticsId, statisticsKinds } from './object.ts';

interface StatisticsRow {
  readonly oid: Oid;
  readonly relation: Oid;
  readonly schema: string;
  readonly name: string;
  /** Numbers of the columns. */
  readonly columns: readonly number[];
  readonly expressions: readonly string[] | null;
  /** Letters; `e` says that there are expressions. */
  readonly kinds: readonly string[];
  readonly target: number | null;
}

export const statisticsCatalog: Catalog<StatisticsRow, Statistics> = {
  query: () => sql`
    SELECT s.oid, t.oid AS relation, n.name AS schema, s.stxname AS name, s.stxkeys::int2[] AS columns,
      pg_get_statisticsobjdef_expressions(s.oid) AS expressions, s.stxkind AS kinds,
      nullif(s.stxstattarget, -1) AS target
    FROM tables t
    JOIN pg_statistic_ext s ON s.stxrelid = t.oid
    JOIN namespaces n ON n.oid = s.stxnamespace
    WHERE NOT EXISTS (SELECT FROM members m WHERE m.classid = s.tableoid AND m.objid = s.oid)`,
  toObject: ({ relation, schema, name, columns, expressions, kinds, target }, names) => {
    const table = names.own(catalogClass.relation, relation)!;
    const stated = kinds.flatMap((letter) => kindLetters[letter] ?? []);
    return {
      kind: 'statistics',
      id: statisticsId(schema, name),
      parent: table,
      name: [schema, name],
      attributes: {
        table,
        columns: columns.map((number) => names.own(catalogClass.relation, relation, number)!).sort(),
        elements: (expressions ?? []).map((expression) => ({ expression })),
        kinds: statisticsKinds.filter((kind) => stated.includes(kind)),
        ...(target === null ? {} : { target }),
      },
      dependsOn: [],
    };
  },
  addresses: ({ oid }) => [[catalogClass.statistics, oid]],
};

const kindLetters: Readonly<Record<string, StatisticsKind>> = {
  d: 'ndistinct',
  f: 'dependencies',
  m: 'mcv',
};
