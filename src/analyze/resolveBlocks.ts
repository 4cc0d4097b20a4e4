import { errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { AttributeSpec, Report } from '../kinds/declaration.ts';
import type { ResolvedBlock } from '../kinds/resolved.ts';
import { attributeOf, stringArgument } from '../kinds/shared/resolvedArguments.ts';
import type { Attribute, Member } from '../syntax/ast.ts';
import { checkDatabaseName } from './checkDatabaseName.ts';
import type { BlockDraft } from './draft.ts';
import { identifierMessage, isIdentifier } from './identifier.ts';
import { resolveAttributes, resolveNativeType } from './resolveAttributes.ts';
import { resolveProperties } from './resolveProperties.ts';
import type { Vocabulary } from './vocabulary.ts';

interface Surroundings {
  readonly vocabulary: Vocabulary;
  /** The name of the datasource. */
  readonly nativeScope: string;
  readonly report: Report;
}

/** Fills in what stands in a block beside the types of its fields: attributes, values, properties. */
export function resolveBlock(block: BlockDraft, surroundings: Surroundings): void {
  const { vocabulary, report } = surroundings;
  for (const member of block.syntax.members) checkMember(member, block, report);
  const specs = vocabulary.fieldAttributes(block.keyword);
  for (const field of block.fields) {
    const relation = field.type.type === 'relation' ? field.type.block : undefined;
    const scope = { block, type: relation };
    const { attributes } = field.syntax;
    const place = { sigil: '@' as const, specs, scope, onRelation: relation !== undefined };
    field.attributes = resolveAttributes(attributes, place, report);
    field.nativeType = relation
      ? refuseNativeType(attributes, report)
      : resolveNativeType(attributes, surroundings.nativeScope, report);
  }
  block.values = resolveValues(block, specs, report);
  block.properties = resolveProperties(block.syntax, block.spec.properties ?? [], report);
  const lines = block.syntax.members.filter((member) => member.type === 'BlockAttribute');
  const place = {
    sigil: '@@' as const,
    specs: vocabulary.blockAttributes(block.keyword),
    scope: { block, type: undefined },
    onRelation: false,
    docs: new Map(lines.flatMap(({ attribute, doc }) => (doc ? [[attribute, doc]] : []))),
  };
  const attributes = lines.map((line) => line.attribute);
  block.attributes = resolveAttributes(attributes, place, report);
}

function refuseNativeType(attributes: readonly Attribute[], report: Report): undefined {
  for (const { path, span } of attributes) {
    if (path.length !== 2) continue;
    report(
      errorDiagnostic('misplaced-attribute', 'A relation has no native type: it is no column.', { span }),
    );
  }
  return undefined;
}

/** A line that blocks of this keyword do not have. */
export function checkMember(
  member: Member,
  block: Pick<BlockDraft, 'keyword' | 'spec'>,
  report: Report,
): void {
  const type = { Field: 'field', Value: 'value', Assignment: 'property', BlockAttribute: undefined } as const;
  const kind = type[member.type];
  if (!kind || block.spec.members.includes(kind)) return;
  const lines = {
    field: 'fields: `name Type`',
    value: 'values: a name on each line',
    property: '`key = value`',
  };
  const wanted = block.spec.members.map((one) => lines[one]).join(' or ');
  const message = `A block \`${block.keyword}\` holds ${wanted}.`;
  report(errorDiagnostic('wrong-line', message, { span: member.span }));
}

function resolveValues(
  block: BlockDraft,
  specs: ReadonlyMap<string, AttributeSpec>,
  report: Report,
): ResolvedBlock['values'] {
  const values: ResolvedBlock['values'][number][] = [];
  const place = {
    sigil: '@' as const,
    specs,
    scope: { block: undefined, type: undefined },
    onRelation: false,
  };
  for (const member of block.syntax.members) {
    if (member.type !== 'Value' || !block.spec.members.includes('value') || member.name.value === '')
      continue;
    const { span, value: name } = member.name;
    const attributes = resolveAttributes(member.attributes, place, report);
    if (!isIdentifier(name))
      report(errorDiagnostic('invalid-name', identifierMessage(name, '@map'), { span }));
    const mapped = stringArgument(attributeOf({ attributes }, 'map'), 'name');
    const databaseName = mapped ?? name;
    const taken = values.find((other) => other.name === name || other.databaseName === databaseName);
    if (taken) {
      const message = `\`${block.name}\` has the value \`${taken.name === name ? name : databaseName}\` twice.`;
      const notes = [{ message: 'the first is here', span: taken.span }];
      report(errorDiagnostic('duplicate-name', message, { span, notes }));
    } else if (mapped !== undefined || checkDatabaseName(name, span, report)) {
      values.push({ name, databaseName, attributes, doc: member.doc, span });
    }
  }
  return values;
}
