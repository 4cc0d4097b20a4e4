import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Report } from '../declaration.ts';
import type { FieldReference } from '../resolved.ts';

/** PostgreSQL has no operator class for `xml`, so no index can hold such a column. */
export function checkIndexable(fields: readonly FieldReference[], report: Report): void {
  const xml = fields.find(({ field }) => field.nativeType?.name === 'Xml');
  if (!xml) return;
  const message = `The column \`${xml.field.name}\` is of type xml, which PostgreSQL cannot index.`;
  report(errorDiagnostic('not-indexable', message, { span: xml.field.span }));
}
