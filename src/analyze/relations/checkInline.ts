import { errorDiagnostic, type Fix } from '../../diagnostic/diagnostic.ts';
import type { Report } from '../../kinds/declaration.ts';
import type { ResolvedField, ResolvedKey, ResolvedRelation } from '../../kinds/resolved.ts';
import { keysAbove } from '../../kinds/shared/keysAbove.ts';
import { listOf } from '../listOf.ts';
import { canRefer, sameType } from './canRefer.ts';
import { checkOneToOne } from './checkOneToOne.ts';
import { missingOpposite } from './missingOpposite.ts';
import type { InlineRelation } from './pairRelations.ts';
import { isGiven, pathOf, type RelationField } from './relationField.ts';

/** The relation as the kinds read it; undefined where it is not sound, which is reported. */
export function checkInline(
  relation: InlineRelation,
  isIncomplete: (side: RelationField) => boolean,
  client: boolean,
  report: Report,
): ResolvedRelation | undefined {
  const { forward, back } = relation;
  const only = forward ?? back;
  if (!forward || !back) {
    if (only && !isIncomplete(only)) report(missingOpposite(only));
    return undefined;
  }
  if (forward.broken || back.broken) return undefined;
  const before = counting(report);
  checkSides(relation, forward, back, before.report);
  if (before.count() > 0 || !isGiven(forward.fields) || !isGiven(forward.references)) return undefined;
  checkColumns(forward, client, before.report);
  if (relation.oneToOne) checkUnique(forward, before.report);
  if (before.count() > 0 || !forward.attribute) return undefined;
  return {
    field: forward.field,
    opposite: back.field,
    fields: forward.fields,
    references: forward.references,
    attribute: forward.attribute,
  };
}

function counting(report: Report): { readonly report: Report; readonly count: () => number } {
  let count = 0;
  return {
    report: (diagnostic) => {
      count += 1;
      report(diagnostic);
    },
    count: () => count,
  };
}

/** What stands on which side. */
function checkSides(
  relation: InlineRelation,
  forward: RelationField,
  back: RelationField,
  report: Report,
): void {
  if (relation.oneToOne) checkOneToOne(forward, back, report);
  else checkOneToMany(forward, back, report);
}

function checkOneToMany(forward: RelationField, back: RelationField, report: Report): void {
  const error = (side: RelationField, message: string, fixes: readonly Fix[] = []) =>
    report(errorDiagnostic('wrong-relation', message, { span: side.field.span, fixes }));
  const missing = (['fields', 'references'] as const).filter((name) => !isGiven(forward[name]));
  if (missing.length > 0) {
    const fix = { title: 'write `@relation(fields: [the columns here], references: [the key there])`' };
    error(forward, `The relation \`${pathOf(forward)}\` does not say its ${listOf(missing, 'and')}.`, [fix]);
  }
  if (isGiven(back.fields) || isGiven(back.references)) {
    error(
      back,
      `\`fields\` and \`references\` belong on the other side, \`${pathOf(forward)}\`: a list has no columns.`,
    );
  }
  if (back.attribute?.arguments.has('onDelete') || back.attribute?.arguments.has('onUpdate')) {
    error(
      back,
      `\`onDelete\` and \`onUpdate\` belong on the other side, \`${pathOf(forward)}\`, with the foreign key.`,
    );
  }
}

/** Whether the columns on both sides fit each other. */
function checkColumns(forward: RelationField, client: boolean, report: Report): void {
  const { fields = [], references = [], field, target } = forward;
  const error = (code: string, message: string, fixes: readonly Fix[] = []) =>
    report(errorDiagnostic(code, message, { span: forward.attribute?.span ?? field.span, fixes }));
  if (fields.length !== references.length) {
    error('wrong-relation', '`fields` and `references` must name the same number of columns.');
    return;
  }
  fields.forEach((column, index) => {
    const other = references[index]!;
    if (client ? sameType(column.type, other.type) : canRefer(column.type, other.type)) return;
    error(
      'relation-type-mismatch',
      `\`${column.name}\` and \`${target.name}.${other.name}\` are of different types.`,
    );
  });
  const optional = fields.find((column) => column.optional);
  if (!field.optional && optional) {
    const message = `\`${optional.name}\` is optional, so \`${field.name}\` must be optional too.`;
    const fix = { title: `write \`${target.name}?\`` };
    report(errorDiagnostic('wrong-relation', message, { span: field.span, fixes: [fix] }));
  }
  if (!keysAbove(target).some((key) => key.total && covers(key, forward))) {
    const names = references.map((reference) => reference.name);
    const needed =
      names.length === 1
        ? `\`@unique\` to \`${target.name}.${names[0]}\``
        : `\`@@unique([${names.join(', ')}])\` to \`${target.name}\``;
    const message = `\`references\` must be a key of \`${target.name}\`: no \`@id\` or \`@unique\` is over just these columns.`;
    error('references-no-key', message, [{ title: `add ${needed}` }]);
  }
}

function covers(key: ResolvedKey, forward: RelationField): boolean {
  const references = new Set(forward.references?.map(origin));
  return (
    key.fields.length === references.size && key.fields.every(({ field }) => references.has(origin(field)))
  );
}

/** The field that a partition, or its table, names again. */
function origin(field: ResolvedField): ResolvedField {
  return field.overrides ?? field;
}

/** One-to-one means that no two rows refer to one: a key over the very columns, in their order. */
function checkUnique(forward: RelationField, report: Report): void {
  const { fields = [], field } = forward;
  const unique = keysAbove(field.block).some(
    (key) =>
      key.fields.length === fields.length &&
      key.fields.every((own, index) => origin(own.field) === origin(fields[index]!)),
  );
  if (unique) return;
  const names = fields.map((column) => column.name);
  const needed =
    names.length === 1 ? `\`@unique\` to \`${names[0]}\`` : `\`@@unique([${names.join(', ')}])\``;
  const message = `The relation \`${pathOf(forward)}\` is one-to-one, so its columns must be unique.`;
  const fixes = [{ title: `add ${needed}, or make the other side a list` }];
  report(errorDiagnostic('one-to-one-not-unique', message, { span: field.span, fixes }));
}
