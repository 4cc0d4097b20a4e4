import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Report } from '../declaration.ts';
import type { ElementReference } from '../resolved.ts';

/** PostgreSQL has no operator class for `xml`, so no index can hold such a column. */
export function checkIndexable(elements: readonly ElementReference[], report: Report): void {
  const xml = elements.find(({ field }) => field?.nativeType?.name === 'Xml')?.field;
  if (!xml) return;
  const message = `The column \`${xml.name}\` is of type xml, which PostgreSQL cannot index.`;
  report(errorDiagnostic('not-indexable', message, { span: xml.span }));
}
