import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Source } from '../source/source.ts';
import { namedSchemas } from '../sql/namedSchemas.ts';
import type { PostgresParser } from '../sql/postgresParser.ts';
import { type ScriptStatement, splitStatements } from '../sql/splitStatements.ts';
import { spanOf } from './scriptDiagnostics.ts';

/**
 * Where scripts that are to run in the schema of one tenant name another: each would work on what all tenants share, or
 * on another tenant's. `allowed`: the schemas that are meant to be shared.
 */
export function tenantDiagnostics(
  parser: PostgresParser,
  sources: readonly Source[],
  tenant: string,
  allowed: ReadonlySet<string>,
): readonly Diagnostic[] {
  return sources.flatMap((source) =>
    splitStatements(parser, source.text).statements.flatMap((statement) =>
      namedSchemas(statement.node)
        .filter((schema) => schema !== tenant && !allowed.has(schema))
        .map((schema) => namesSchema(source, statement, schema)),
    ),
  );
}

function namesSchema(source: Source, statement: ScriptStatement, schema: string): Diagnostic {
  const at = statement.text.search(new RegExp(`\\b${schema.replaceAll(/[^\w]/g, '.')}\\b`));
  const span = at < 0 ? spanOf(source, statement) : spanAt(source, statement.start + at, schema);
  const message = `This names the schema \`${schema}\`, so it would not stay in the schema of one tenant.`;
  return errorDiagnostic('names-schema', message, {
    span,
    fixes: [
      { title: 'Leave the schema out of the name: that of the tenant is then meant.' },
      { title: `Where all tenants share it: --shared-schema ${schema}` },
    ],
  });
}

function spanAt(source: Source, start: number, name: string) {
  return { source, start, end: start + name.length };
}
