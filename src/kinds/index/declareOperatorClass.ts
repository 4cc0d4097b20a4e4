import { errorDiagnostic, type Fix } from '../../diagnostic/diagnostic.ts';
import { nearest } from '../../diagnostic/nearest.ts';
import type { Expression } from '../../syntax/ast.ts';
import type { Report } from '../declaration.ts';
import type { FieldReference, ResolvedAttribute, ResolvedField, ScalarName } from '../resolved.ts';
import { expressionArgument } from '../shared/resolvedArguments.ts';
import { defaultOperatorClass, indexMethods, operatorClasses } from './operatorClasses.ts';

/** The native type that a scalar has without `@db.…`. */
const nativeTypeOfScalar: Readonly<Record<ScalarName, string>> = {
  String: 'Text',
  Boolean: 'Boolean',
  Int: 'Integer',
  BigInt: 'BigInt',
  Float: 'DoublePrecision',
  Decimal: 'Decimal',
  DateTime: 'Timestamp',
  Json: 'JsonB',
  Bytes: 'ByteA',
};

/** The operator class in PostgreSQL's spelling; undefined where it is absent, or what PostgreSQL takes anyway. */
export function operatorClassOf(reference: FieldReference, method: string): string | undefined {
  const ops = expressionArgument(reference, 'ops');
  if (!ops) return undefined;
  const word = wordOf(ops);
  const name = word === undefined ? rawText(ops) : operatorClasses.get(word)?.name;
  const type = reference.field.list ? 'array' : nativeTypeName(reference.field);
  return type !== undefined && name === defaultOperatorClass(method, type) ? undefined : name;
}

/** Reports an operator class that does not exist or does not fit, and a type that the method cannot index. */
export function checkElement(
  attribute: ResolvedAttribute,
  reference: FieldReference,
  method: string,
  report: Report,
): void {
  const ops = expressionArgument(reference, 'ops');
  const problem = ops ? classProblem(ops, reference.field, method) : typeProblem(reference.field, method);
  if (!problem) return;
  const { message, fixes } = problem;
  report(errorDiagnostic('wrong-operator-class', message, { span: attribute.span, ...(fixes && { fixes }) }));
}

interface Problem {
  readonly message: string;
  readonly fixes?: readonly Fix[];
}

function classProblem(ops: Expression, field: ResolvedField, method: string): Problem | undefined {
  if (ops.type === 'Missing' || rawText(ops) !== undefined) return undefined;
  const word = wordOf(ops);
  if (word === undefined) return { message: 'An operator class is a word, or `raw("…")` with one string.' };
  const known = operatorClasses.get(word);
  if (!known) return unknownClass(word);
  if (!known.methods.includes(method)) {
    return { message: `The operator class \`${word}\` is not for indexes of type ${method}.` };
  }
  if (known.types === 'arrays') {
    return field.list ? undefined : { message: `\`${word}\` needs a list, which \`${field.name}\` is not.` };
  }
  const type = nativeTypeName(field);
  if (type !== undefined && known.types.includes(type)) return undefined;
  return { message: `The operator class \`${word}\` is not for the type of \`${field.name}\`.` };
}

function unknownClass(word: string): Problem {
  const meant = nearest(word, operatorClasses.keys());
  const title = meant ? `did you mean \`${meant}\`?` : 'write a class that has no word as `raw("name")`';
  return { message: `There is no operator class \`${word}\`.`, fixes: [{ title }] };
}

function typeProblem(field: ResolvedField, method: string): Problem | undefined {
  const type = nativeTypeName(field);
  const indexable =
    method === 'BTree' ||
    method === 'Hash' ||
    field.type.type === 'unsupported' ||
    (method === 'Gin' && field.list) ||
    (method === 'Gist' && type === 'Text' && !field.nativeType) ||
    (method !== 'Gist' && defaultOperatorClass(indexMethods[method] ?? method, type ?? '') !== undefined);
  if (indexable) return undefined;
  return {
    message: `An index of type ${method} has no operator class of its own for \`${field.name}\`.`,
    fixes: [{ title: 'name one with `ops: raw("…")`' }],
  };
}

function nativeTypeName(field: ResolvedField): string | undefined {
  if (field.nativeType) return field.nativeType.name;
  return field.type.type === 'scalar' ? nativeTypeOfScalar[field.type.scalar] : undefined;
}

function wordOf(expression: Expression): string | undefined {
  return expression.type === 'Path' && expression.path.length === 1 ? expression.path[0]?.value : undefined;
}

function rawText(expression: Expression): string | undefined {
  if (expression.type !== 'Call' || expression.path.length !== 1 || expression.path[0]?.value !== 'raw') {
    return undefined;
  }
  const [argument, ...others] = expression.arguments;
  return argument?.value.type === 'String' && others.length === 0 ? argument.value.value : undefined;
}
