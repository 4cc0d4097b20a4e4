import { join, type Sql, sql, verbatim } from '../../sql/sql.ts';

/** Fragments below each other. */
export function lines(...fragments: readonly Sql[]): Sql {
  return join(fragments, verbatim('\n'));
}

/** The same with an empty line between them. */
export function block(...fragments: readonly Sql[]): Sql {
  return join(fragments, verbatim('\n\n'));
}

/** What psql sends only where the server says so; `condition` is never NULL. */
export function whenTrue(condition: Sql, then: Sql, otherwise?: Sql): Sql {
  return lines(
    sql`SELECT ${condition} AS schemac_run \gset`,
    sql`\if :schemac_run`,
    then,
    ...(otherwise ? [sql`\else`, otherwise] : []),
    sql`\endif`,
  );
}
