import { type Diagnostic, errorDiagnostic, type Fix } from '../../diagnostic/diagnostic.ts';
import type { ResolvedBlock } from '../../kinds/resolved.ts';
import type { Span } from '../../source/source.ts';
import { pathOf, type RelationField } from './relationField.ts';

/** A relation has a field on both sides; this one has one. */
export function missingOpposite(side: RelationField): Diagnostic {
  const message = `The relation \`${pathOf(side)}\` has no field on its other side, in \`${side.target.name}\`.`;
  return errorDiagnostic('missing-opposite', message, { span: side.field.span, fixes: [oppositeFix(side)] });
}

function oppositeFix(side: RelationField): Fix {
  const lines = side.field.list ? foreignKeyLines(side) : [backLine(side)];
  const title = `add ${lines.map((line) => `\`${line}\``).join(' and ')} to \`${side.target.name}\``;
  const text = lines.map((line) => `  ${line}\n`).join('');
  return { title, edits: [{ span: endOf(side.target), text }] };
}

/** `deals Deal[]` */
function backLine(side: RelationField): string {
  const { block } = side.field;
  return `${freeName(side.target, lowerFirst(block.name))} ${block.name}[]${relationAttribute(side, [])}`;
}

/** `owner User @relation(fields: [ownerId], references: [id])` and `ownerId Int` */
function foreignKeyLines(side: RelationField): readonly string[] {
  const { block } = side.field;
  const name = freeName(side.target, lowerFirst(block.name));
  const key = block.keys[0]?.fields[0]?.field;
  if (!key) return [`${name} ${block.name}`];
  const column = freeName(side.target, `${name}Id`);
  const type = key.type.type === 'scalar' ? key.type.scalar : block.name;
  const attribute = relationAttribute(side, [`fields: [${column}]`, `references: [${key.name}]`]);
  return [`${name} ${block.name}${attribute}`, `${column} ${type}`];
}

function relationAttribute(side: RelationField, others: readonly string[]): string {
  const given = [...(side.name === undefined ? [] : [JSON.stringify(side.name)]), ...others];
  return given.length > 0 ? ` @relation(${given.join(', ')})` : '';
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function freeName(block: ResolvedBlock, wanted: string): string {
  const taken = new Set(block.fields.map((field) => field.name));
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}${number}`;
  return name;
}

/** Right before the closing brace. */
function endOf(block: ResolvedBlock): Span {
  const { source, end } = block.syntax.span;
  return { source, start: end - 1, end: end - 1 };
}
