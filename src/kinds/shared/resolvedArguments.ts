import type { Expression, StringExpression } from '../../syntax/ast.ts';
import type { ElementReference, FieldReference, ResolvedArgument, ResolvedAttribute } from '../resolved.ts';

/** Whatever carries attributes: a block, a field, a value. */
interface WithAttributes {
  readonly attributes: readonly ResolvedAttribute[];
}

/** The attribute of that name; the first where it is repeatable. */
export function attributeOf(owner: WithAttributes, name: string): ResolvedAttribute | undefined {
  return owner.attributes.find((attribute) => attribute.name === name);
}

/** All attributes of that name. */
export function attributesOf(owner: WithAttributes, name: string): readonly ResolvedAttribute[] {
  return owner.attributes.filter((attribute) => attribute.name === name);
}

/** Whatever has arguments: an attribute, a field in a list of fields. */
export interface WithArguments {
  readonly arguments: ReadonlyMap<string, ResolvedArgument>;
}

/** The text of a `string` or `sql` argument. */
export function stringArgument(owner: WithArguments | undefined, name: string): string | undefined {
  return stringExpression(owner, name)?.value;
}

/** The string of a `string` or `sql` argument, with its offsets in the source. */
function stringExpression(owner: WithArguments | undefined, name: string): StringExpression | undefined {
  const value = owner?.arguments.get(name)?.value;
  return value?.type === 'string' ? value.expression : undefined;
}

export function wordArgument(owner: WithArguments | undefined, name: string): string | undefined {
  const value = owner?.arguments.get(name)?.value;
  return value?.type === 'word' ? value.word : undefined;
}

/** Whether a `word` argument is `raw("…")`. */
export function isRawArgument(owner: WithArguments | undefined, name: string): boolean {
  const value = owner?.arguments.get(name)?.value;
  return value?.type === 'word' && value.raw;
}

export function booleanArgument(owner: WithArguments | undefined, name: string): boolean | undefined {
  const value = owner?.arguments.get(name)?.value;
  return value?.type === 'boolean' ? value.boolean : undefined;
}

/** The decimal text of an `integer` argument. */
export function integerArgument(owner: WithArguments | undefined, name: string): string | undefined {
  const value = owner?.arguments.get(name)?.value;
  return value?.type === 'integer' ? value.text : undefined;
}

export function fieldsArgument(
  owner: WithArguments | undefined,
  name: string,
): readonly FieldReference[] | undefined {
  const value = owner?.arguments.get(name)?.value;
  return value?.type === 'fields' ? value.fields : undefined;
}

export function elementsArgument(
  owner: WithArguments | undefined,
  name: string,
): readonly ElementReference[] | undefined {
  const value = owner?.arguments.get(name)?.value;
  return value?.type === 'elements' ? value.elements : undefined;
}

/** The texts of a `strings` argument. */
export function stringsArgument(
  owner: WithArguments | undefined,
  name: string,
): readonly string[] | undefined {
  const value = owner?.arguments.get(name)?.value;
  return value?.type === 'strings' ? value.items.map((item) => item.value) : undefined;
}

export function expressionArgument(owner: WithArguments | undefined, name: string): Expression | undefined {
  const value = owner?.arguments.get(name)?.value;
  return value?.type === 'expression' ? value.expression : undefined;
}
