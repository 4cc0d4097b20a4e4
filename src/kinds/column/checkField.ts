import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Report } from '../declaration.ts';
import type { ResolvedField, ResolvedSchema } from '../resolved.ts';
import { checkFieldType } from '../shared/checkFieldType.ts';
import { attributeOf } from '../shared/resolvedArguments.ts';

/** Reports what is wrong with a column beside its default value: its native type, and attributes that need a type. */
export function checkField(field: ResolvedField, schema: ResolvedSchema, report: Report): void {
  checkFieldType(field, report);
  checkUpdatedAt(field, schema, report);
  if (schema.client) checkIgnore(field, report);
}

function checkUpdatedAt(field: ResolvedField, schema: ResolvedSchema, report: Report): void {
  const attribute = attributeOf(field, 'updatedAt');
  if (!attribute) return;
  const { span } = attribute;
  if (field.type.type !== 'scalar' || field.type.scalar !== 'DateTime' || field.list) {
    const message = `\`@updatedAt\` needs a single DateTime, which \`${field.name}\` is not.`;
    report(errorDiagnostic('wrong-attribute', message, { span }));
  } else if (!schema.client) {
    const message = `Nothing fills \`${field.name}\`: there is no Prisma Client generator, and \`@updatedAt\` is the client's.`;
    const fixes = [{ title: 'give it `@default(now())`, and set it in a trigger' }];
    report({ code: 'nothing-fills', severity: 'warning', message, span, fixes });
  }
}

function checkIgnore(field: ResolvedField, report: Report): void {
  const attribute = attributeOf(field, 'ignore');
  if (!attribute) return;
  const { span } = attribute;
  if (field.type.type === 'unsupported') {
    const message = 'Prisma Client leaves a field of an unsupported type out anyway: remove `@ignore`.';
    report(errorDiagnostic('needless-ignore', message, { span }));
  } else if (attributeOf(field.block, 'ignore')) {
    const message = `\`${field.block.name}\` is ignored as a whole: remove \`@ignore\` from its fields.`;
    report(errorDiagnostic('needless-ignore', message, { span }));
  }
}
