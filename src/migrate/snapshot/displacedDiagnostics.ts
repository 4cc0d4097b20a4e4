import { type Diagnostic, errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import { namedSchemas } from '../../sql/namedSchemas.ts';
import type { PostgresParser } from '../../sql/postgresParser.ts';
import { splitStatements } from '../../sql/splitStatements.ts';
import type { SnapshotFile } from './snapshotFile.ts';

/**
 * That a file was written where another schema is the default one, and names that: PostgreSQL writes names in expressions
 * with their schema.
 */
export function displacedDiagnostics(
  parser: PostgresParser,
  { source, defaultSchema: written }: SnapshotFile,
  defaultSchema: string,
): readonly Diagnostic[] {
  if (written === defaultSchema) return [];
  const { statements } = splitStatements(parser, source.text);
  if (!statements.some(({ node }) => namedSchemas(node).includes(written))) return [];
  const message = `\`${source.path}\` was written for the default schema \`${written}\`, and that of the database is \`${defaultSchema}\`.`;
  return [
    errorDiagnostic('snapshot-of-another-schema', message, {
      subject: source.path,
      fixes: [
        {
          title: `Write it for this one: \`schemac db snapshot --url postgresql://…?schema=${defaultSchema}\``,
        },
        { title: 'Or run the migrations: `schemac migrate deploy`' },
      ],
    }),
  ];
}
