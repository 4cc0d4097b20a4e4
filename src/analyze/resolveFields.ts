import { errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { Report } from '../kinds/declaration.ts';
import { type FieldType, type ScalarName, scalarNames } from '../kinds/resolved.ts';
import { objectId } from '../model/object.ts';
import type { Field, TypeExpression } from '../syntax/ast.ts';
import type { BlockDraft, FieldDraft } from './draft.ts';
import { identifierMessage, isIdentifier } from './identifier.ts';

/** Fills in the fields of a block, with their types. Fields whose type is not known are left out. */
export function resolveFields(
  block: BlockDraft,
  blocks: ReadonlyMap<string, BlockDraft>,
  report: Report,
): void {
  const names = new Map<string, Field>();
  block.syntax.members.forEach((member, order) => {
    if (member.type !== 'Field' || member.name.value === '') return;
    const first = names.get(member.name.value);
    if (first) {
      const message = `\`${block.name}\` has two fields \`${member.name.value}\`.`;
      const notes = [{ message: 'the first is here', span: first.name.span }];
      report(errorDiagnostic('duplicate-name', message, { span: member.name.span, notes }));
      return;
    }
    names.set(member.name.value, member);
    if (!isIdentifier(member.name.value)) {
      const message = identifierMessage(member.name.value, '@map');
      report(errorDiagnostic('invalid-name', message, { span: member.name.span }));
    }
    const type = fieldType(member.fieldType, blocks, report);
    if (type) block.fields.push(draftOf(member, type, block, order));
    else block.incomplete = true;
  });
}

function draftOf(syntax: Field, type: FieldType, block: BlockDraft, order: number): FieldDraft {
  const name = syntax.name.value;
  return {
    block,
    name,
    databaseName: name,
    id: objectId('field', [block.name, name]),
    overrides: undefined,
    type,
    list: syntax.fieldType.list,
    optional: syntax.fieldType.optional,
    nativeType: undefined,
    attributes: [],
    order,
    doc: syntax.doc,
    span: syntax.name.span,
    typeSpan: syntax.fieldType.span,
    syntax,
  };
}

function fieldType(
  type: TypeExpression,
  blocks: ReadonlyMap<string, BlockDraft>,
  report: Report,
): FieldType | undefined {
  const name = type.path.map((part) => part.value).join('.');
  if (type.arguments) return unsupportedType(name, type, report);
  const scalar = scalarNames.find((candidate): candidate is ScalarName => candidate === name);
  if (scalar) return { type: 'scalar', scalar };
  const block = blocks.get(name);
  if (block?.spec.asFieldType === 'relation') return { type: 'relation', block };
  if (block?.spec.asFieldType === 'column') return { type: 'declared', block };
  if (name !== '') reportUnknown(name, type, blocks, report);
  return undefined;
}

function unsupportedType(name: string, type: TypeExpression, report: Report): FieldType | undefined {
  const [argument, ...others] = type.arguments ?? [];
  if (name === 'Unsupported' && argument?.value.type === 'String' && others.length === 0 && !argument.name) {
    if (argument.value.value.trim() !== '') return { type: 'unsupported', sql: argument.value.value };
  }
  if (argument?.value.type !== 'Missing') {
    const message = 'A type in parentheses is written `Unsupported("name of the type in SQL")`.';
    report(errorDiagnostic('unknown-type', message, { span: type.span }));
  }
  return undefined;
}

/** Names that a type has in SQL or elsewhere, and what the language has for it. */
const sqlTypes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    integer: 'Int',
    number: 'Int',
    bool: 'Boolean',
    text: 'String',
    varchar: 'String',
    uuid: 'String',
    double: 'Float',
    real: 'Float',
    numeric: 'Decimal',
    date: 'DateTime',
    timestamp: 'DateTime',
    timestamptz: 'DateTime',
    jsonb: 'Json',
    bytea: 'Bytes',
  }),
);

function reportUnknown(
  name: string,
  type: TypeExpression,
  blocks: ReadonlyMap<string, BlockDraft>,
  report: Report,
): void {
  const declared = [...blocks.values()].filter((block) => block.spec.asFieldType).map((block) => block.name);
  const meant = sqlTypes.get(name.toLowerCase()) ?? nearest(name, [...scalarNames, ...declared]);
  const span = { source: type.span.source, start: type.span.start, end: type.path.at(-1)!.span.end };
  const fixes = meant
    ? [{ title: `did you mean \`${meant}\`?`, edits: [{ span, text: meant }] }]
    : [{ title: `declare it as a model, an enum or a domain, or write \`Unsupported("${name}")\`` }];
  report(errorDiagnostic('unknown-type', `There is no type \`${name}\`.`, { span, fixes }));
}
