import { errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Report } from '../kinds/declaration.ts';
import { databaseNameProblem } from '../kinds/shared/databaseNameProblem.ts';
import type { Span } from '../source/source.ts';

/** Whether PostgreSQL can hold a name as it is; where not, it is reported. */
export function checkDatabaseName(name: string, span: Span, report: Report): boolean {
  const found = databaseNameProblem(name);
  if (found) report(errorDiagnostic(found.code, found.problem, { span }));
  return found === undefined;
}
