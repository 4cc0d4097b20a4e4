import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Report } from '../declaration.ts';
import type { ResolvedAttribute } from '../resolved.ts';

/** Reports a `clustered:` on a key or a unique. */
export function checkClustered(attribute: ResolvedAttribute, report: Report): void {
  if (!attribute.arguments.has('clustered')) return;
  const message = 'PostgreSQL has no clustered indexes: leave `clustered` out.';
  report(errorDiagnostic('unsupported-argument', message, { span: attribute.span }));
}
