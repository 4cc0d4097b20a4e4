import { errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { ParameterSpec, Report } from '../kinds/declaration.ts';
import type { ElementReference, FieldReference, ResolvedBlock, ResolvedField } from '../kinds/resolved.ts';
import { allColumns, columnsAndRelations } from '../kinds/shared/allColumns.ts';
import type { Argument, CallExpression, Expression, PathExpression } from '../syntax/ast.ts';
import { argumentValue, isPlain } from './argumentValue.ts';
import { bindArguments, type ValueReader } from './bindArguments.ts';
import type { BlockDraft, FieldDraft } from './draft.ts';
import { rawText } from './rawText.ts';

/** Whose fields an argument can name. */
export interface FieldScope {
  /** The block in which the attribute stands; undefined where there are no fields. */
  readonly block: BlockDraft | undefined;
  /** The model that the type of the attribute's own field names. */
  readonly type: ResolvedBlock | undefined;
}

/** `[a, b(sort: Desc)]`, or a single field. Undefined, and reported, where any of them is no column. */
export function resolveFieldList(
  expression: Expression,
  parameter: ParameterSpec,
  scope: FieldScope,
  report: Report,
): readonly FieldReference[] | undefined {
  const elements = resolveElementList(expression, parameter, scope, report);
  return elements?.filter((element): element is FieldReference => element.field !== undefined);
}

/** The same where the parameter is of type `elements`: `raw("…")` may stand between the fields. */
export function resolveElementList(
  expression: Expression,
  parameter: ParameterSpec,
  scope: FieldScope,
  report: Report,
): readonly ElementReference[] | undefined {
  const block = parameter.fieldsOf === 'type' ? scope.type : scope.block;
  if (!block) return undefined;
  const items = expression.type === 'Array' ? expression.items : [expression];
  const references: ElementReference[] = [];
  for (const item of items) {
    const reference = resolveItem(item, block, parameter, report);
    if (!reference) continue;
    if (reference.field && references.some((other) => other.field === reference.field)) {
      const message = `The field \`${reference.field.name}\` is listed twice.`;
      report(errorDiagnostic('duplicate-field', message, { span: reference.span }));
      return undefined;
    }
    references.push(reference);
  }
  if (items.length === 0 && parameter.required) {
    const message = `\`${parameter.name}\` is empty: name at least one field.`;
    report(errorDiagnostic('no-fields', message, { span: expression.span }));
  }
  return references.length === items.length ? references : undefined;
}

function resolveItem(
  item: Expression,
  block: ResolvedBlock,
  parameter: ParameterSpec,
  report: Report,
): ElementReference | undefined {
  if (item.type === 'Missing') return undefined;
  const { span } = item;
  const argumentsOf = (given: readonly Argument[], written: string) => {
    const callee = { written, span, parameters: parameter.fieldParameters ?? [] };
    const read: ValueReader = (value, own) => (isPlain(own) ? argumentValue(value, own, report) : undefined);
    return bindArguments(given, callee, read, report);
  };
  const raw = parameter.type === 'elements' ? rawText(item) : undefined;
  if (raw && item.type === 'Call') {
    return { expression: raw, arguments: argumentsOf(item.arguments.slice(1), 'raw'), span };
  }
  if (item.type !== 'Path' && item.type !== 'Call') {
    const message = `\`${parameter.name}\` takes names of fields.`;
    report(errorDiagnostic('wrong-argument', message, { span }));
    return undefined;
  }
  const field = fieldNamed(item, block, report);
  if (!field) return undefined;
  return { field, arguments: argumentsOf(item.type === 'Call' ? item.arguments : [], field.name), span };
}

function fieldNamed(
  item: PathExpression | CallExpression,
  block: ResolvedBlock,
  report: Report,
): ResolvedField | undefined {
  const name = item.path.map((part) => part.value).join('.');
  const field = columnsAndRelations(block).find((candidate) => candidate.name === name);
  const { span } = item;
  if (!field) {
    const columns = allColumns(block);
    const meant = nearest(
      name,
      columns.map((candidate) => candidate.name),
    );
    const fixes = meant ? [{ title: `did you mean \`${meant}\`?` }] : [];
    const known = block.syntax.members.some(
      (member) => member.type === 'Field' && member.name.value === name,
    );
    // A field whose type is not known has been reported at its type.
    if (!known)
      report(
        errorDiagnostic('unknown-field', `\`${block.name}\` has no field \`${name}\`.`, { span, fixes }),
      );
    return undefined;
  }
  if (field.type.type !== 'relation') return field;
  const columns = foreignKeyColumns(field as FieldDraft);
  const fixes = columns.length > 0 ? [{ title: `did you mean \`${columns.join(', ')}\`?` }] : [];
  const message = `\`${name}\` is a relation, not a column.`;
  report(errorDiagnostic('relation-as-column', message, { span, fixes }));
  return undefined;
}

/** The names in `fields` of a relation's `@relation`, which may not be resolved yet. */
function foreignKeyColumns(field: FieldDraft): readonly string[] {
  const relation = field.syntax.attributes.find((attribute) => attribute.path[0]?.value === 'relation');
  const list = relation?.arguments?.find((argument) => argument.name?.value === 'fields')?.value;
  const items = list?.type === 'Array' ? list.items : [];
  return items.flatMap((item) => (item.type === 'Path' ? item.path.map((name) => name.value) : []));
}
