import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { SchemaObject } from '../../model/object.ts';
import type { Precondition } from '../../model/plan.ts';
import { type Sql, sql } from '../../sql/sql.ts';
import { displayName } from './displayName.ts';

interface Need {
  /** The first PostgreSQL that has it: `18`. */
  readonly major: number;
  /** `a generated column that is not stored` */
  readonly what: string;
  readonly fix: string;
  /** Whether an older server lacks it; absent: it does. */
  readonly when?: Sql;
}

/** The error `server-too-old`, where the server is. `version` as in server_version_num. */
export function needsServer(
  object: SchemaObject,
  version: number,
  { major, what, fix, when = sql`SELECT true` }: Need,
): readonly Precondition[] {
  const actual = Math.floor(version / 10_000);
  if (actual >= major) return [];
  const message = `${displayName(object.name)} needs PostgreSQL ${major} for ${what}, and this server is PostgreSQL ${actual}.`;
  const diagnostic = errorDiagnostic('server-too-old', message, {
    ...(object.origin ? { span: object.origin } : { subject: object.id }),
    fixes: [{ title: fix }],
  });
  return [{ when, diagnostic }];
}
