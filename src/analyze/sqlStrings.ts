import type { AttributeSpec, ParameterSpec } from '../kinds/declaration.ts';
import { declarations } from '../kinds/declarations.ts';
import type { Attribute, Block, Document, Expression, StringExpression } from '../syntax/ast.ts';
import { parameterAt, vocabularyOf } from './vocabulary.ts';

const vocabulary = vocabularyOf(declarations.values());

/** The strings of a document that hold SQL expressions, as the parameters of its attributes say. */
export function sqlStrings(document: Document): readonly StringExpression[] {
  return document.blocks.flatMap((block) => {
    const onBlock = vocabulary.blockAttributes(block.keyword.value);
    const onFields = vocabulary.fieldAttributes(block.keyword.value);
    return [
      ...attributesOf(block, 'lines').flatMap((attribute) => stringsOf(attribute, onFields)),
      ...attributesOf(block, 'block').flatMap((attribute) => stringsOf(attribute, onBlock)),
    ];
  });
}

function attributesOf(block: Block, place: 'lines' | 'block'): readonly Attribute[] {
  return block.members.flatMap((member) => {
    if (member.type === 'BlockAttribute') return place === 'block' ? [member.attribute] : [];
    return place === 'lines' && 'attributes' in member ? member.attributes : [];
  });
}

function stringsOf(
  { path, arguments: given = [] }: Attribute,
  specs: ReadonlyMap<string, AttributeSpec>,
): readonly StringExpression[] {
  const spec = path.length === 1 ? specs.get(path[0]!.value) : undefined;
  return given.flatMap(({ name, value }, position) => {
    const parameter = spec && parameterAt(spec.parameters, name?.value, position);
    return parameter ? stringsIn(value, parameter.type) : [];
  });
}

function stringsIn(value: Expression, type: ParameterSpec['type']): readonly StringExpression[] {
  switch (type) {
    case 'sql':
      return value.type === 'String' ? [value] : calledWithSql(value);
    case 'expression':
      return calledWithSql(value);
    case 'elements':
      return (value.type === 'Array' ? value.items : [value]).flatMap(calledWithSql);
    default:
      return [];
  }
}

/** `raw("…")` and `dbgenerated("…")` */
function calledWithSql(value: Expression): readonly StringExpression[] {
  if (value.type !== 'Call' || value.path.length !== 1) return [];
  const [first] = value.arguments;
  const takesSql = ['raw', 'dbgenerated'].includes(value.path[0]!.value);
  return takesSql && first && !first.name && first.value.type === 'String' ? [first.value] : [];
}
