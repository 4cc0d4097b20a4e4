import { errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { AttributeSpec, Report } from '../kinds/declaration.ts';
import type { ResolvedAttribute, ResolvedNativeType } from '../kinds/resolved.ts';
import type { Attribute } from '../syntax/ast.ts';
import { argumentValue, isPlain } from './argumentValue.ts';
import { bindArguments, type ValueReader } from './bindArguments.ts';
import { type FieldScope, resolveElementList, resolveFieldList } from './resolveFieldList.ts';

/** Where attributes stand, and what may stand there. */
export interface AttributePlace {
  readonly sigil: '@' | '@@';
  readonly specs: ReadonlyMap<string, AttributeSpec>;
  readonly scope: FieldScope;
  /** On a field that is a relation, only some attributes have a meaning. */
  readonly onRelation: boolean;
  /** The `///` lines above attributes of a block. */
  readonly docs?: ReadonlyMap<Attribute, string>;
}

/** The attributes that the language knows, with their arguments; all others are reported. */
export function resolveAttributes(
  attributes: readonly Attribute[],
  place: AttributePlace,
  report: Report,
): readonly ResolvedAttribute[] {
  const resolved: ResolvedAttribute[] = [];
  for (const attribute of attributes) {
    const name = attribute.path.map((part) => part.value).join('.');
    if (isNativeType(attribute) || name === '') continue;
    const spec = place.specs.get(name);
    const written = `${place.sigil}${name}`;
    if (!spec) {
      reportUnknown(attribute, name, place, report);
    } else if (!standsOn(spec.on ?? 'columns', place)) {
      const message = place.onRelation
        ? `\`${written}\` belongs on a column, and this field is a relation.`
        : `\`${written}\` belongs on a relation, and this field is a column.`;
      report(errorDiagnostic('misplaced-attribute', message, { span: attribute.span }));
    } else if (!spec.repeatable && resolved.some((other) => other.name === name)) {
      const message = `\`${written}\` stands here twice.`;
      report(errorDiagnostic('duplicate-attribute', message, { span: attribute.span }));
    } else {
      resolved.push(resolveAttribute(attribute, name, spec, place, report));
    }
  }
  return resolved;
}

function standsOn(on: 'columns' | 'relations' | 'both', place: AttributePlace): boolean {
  return on === 'both' || (on === 'relations') === place.onRelation;
}

function resolveAttribute(
  attribute: Attribute,
  name: string,
  spec: AttributeSpec,
  place: AttributePlace,
  report: Report,
): ResolvedAttribute {
  const { span } = attribute;
  const read: ValueReader = (expression, parameter) => {
    if (isPlain(parameter)) return argumentValue(expression, parameter, report);
    if (parameter.type === 'elements') {
      const elements = resolveElementList(expression, parameter, place.scope, report);
      return elements && { type: 'elements', elements };
    }
    const fields = resolveFieldList(expression, parameter, place.scope, report);
    return fields && { type: 'fields', fields };
  };
  const callee = { written: `${place.sigil}${name}`, span, parameters: spec.parameters };
  const given = bindArguments(attribute.arguments ?? [], callee, read, report);
  return { name, arguments: given, doc: place.docs?.get(attribute), span, syntax: attribute };
}

function reportUnknown(attribute: Attribute, name: string, place: AttributePlace, report: Report): void {
  const meant = nearest(name, place.specs.keys());
  const first = attribute.path[0]!.span;
  const span = { source: first.source, start: first.start, end: attribute.path.at(-1)!.span.end };
  const fixes = meant
    ? [{ title: `did you mean \`${place.sigil}${meant}\`?`, edits: [{ span, text: meant }] }]
    : [];
  const message = `There is no attribute \`${place.sigil}${name}\` here.`;
  report(errorDiagnostic('unknown-attribute', message, { span: attribute.span, fixes }));
}

/** `@db.VarChar(30)`: two names. */
function isNativeType(attribute: Attribute): boolean {
  return attribute.path.length === 2;
}

/** The native type among the attributes of a field; `scope` is the name of the datasource, the `db` in `@db.Text`. */
export function resolveNativeType(
  attributes: readonly Attribute[],
  scope: string,
  report: Report,
): ResolvedNativeType | undefined {
  const [first, ...others] = attributes.filter(isNativeType);
  for (const other of others) {
    report(errorDiagnostic('duplicate-attribute', 'A field has one native type.', { span: other.span }));
  }
  const [prefix, name] = first?.path ?? [];
  if (!first || !prefix || !name) return undefined;
  if (prefix.value !== scope) {
    const message = `Native types begin with the name of the datasource: \`@${scope}.${name.value}\`.`;
    const edits = [{ span: prefix.span, text: scope }];
    const fixes = [{ title: `did you mean \`@${scope}.${name.value}\`?`, edits }];
    report(errorDiagnostic('wrong-native-type', message, { span: first.span, fixes }));
  }
  const values = (first.arguments ?? []).map((argument) => argument.value);
  return { name: name.value, arguments: values, span: first.span };
}
