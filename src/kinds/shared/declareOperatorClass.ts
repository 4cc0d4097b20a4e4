import { errorDiagnostic, type Fix } from '../../diagnostic/diagnostic.ts';
import type { Report } from '../declaration.ts';
import type {
  ElementReference,
  ResolvedAttribute,
  ResolvedField,
  ResolvedSchema,
  ScalarName,
} from '../resolved.ts';
import { listsExtension } from './extensionNames.ts';
import { defaultOperatorClass, isDefaultOperatorClass, operatorClasses } from './operatorClasses.ts';
import { isRawArgument, wordArgument } from './resolvedArguments.ts';

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
export function operatorClassOf(element: ElementReference, method: string): string | undefined {
  const word = wordArgument(element, 'ops');
  if (word === undefined) return undefined;
  const name = isRawArgument(element, 'ops') ? word : operatorClasses.get(word)?.name;
  const type = element.field && (element.field.list ? 'array' : nativeTypeName(element.field));
  return name !== undefined && type !== undefined && isDefaultOperatorClass(name, method, type)
    ? undefined
    : name;
}

/**
 * Reports an operator class that does not fit, and a type that the method cannot index. `type` and `method` are the
 * index method in the language's spelling and in PostgreSQL's.
 */
export function checkElement(
  attribute: ResolvedAttribute,
  element: ElementReference,
  type: string,
  method: string,
  schema: ResolvedSchema,
  report: Report,
): void {
  if (!element.field || isRawArgument(element, 'ops')) return;
  const word = wordArgument(element, 'ops');
  const problem =
    word === undefined
      ? typeProblem(element.field, type, method, schema)
      : classProblem(word, element.field, type);
  if (!problem) return;
  const { message, fixes } = problem;
  report(errorDiagnostic('wrong-operator-class', message, { span: attribute.span, ...(fixes && { fixes }) }));
}

interface Problem {
  readonly message: string;
  readonly fixes?: readonly Fix[];
}

function classProblem(word: string, field: ResolvedField, type: string): Problem | undefined {
  const known = operatorClasses.get(word);
  if (!known) return undefined;
  if (!known.methods.includes(type)) {
    return { message: `The operator class \`${word}\` is not for indexes of type ${type}.` };
  }
  if (known.types === 'arrays') {
    return field.list ? undefined : { message: `\`${word}\` needs a list, which \`${field.name}\` is not.` };
  }
  const native = nativeTypeName(field);
  if (native !== undefined && known.types.includes(native)) return undefined;
  return { message: `The operator class \`${word}\` is not for the type of \`${field.name}\`.` };
}

/** The extensions that let a method take what B-trees take. */
const scalarExtensions: ReadonlyMap<string, string> = new Map([
  ['Gin', 'btree_gin'],
  ['Gist', 'btree_gist'],
]);

/** Methods that take any type, or are an extension's. */
const anyType = (type: string) => !['Gin', 'Gist', 'SpGist', 'Brin'].includes(type);

function typeProblem(
  field: ResolvedField,
  type: string,
  method: string,
  schema: ResolvedSchema,
): Problem | undefined {
  const native = nativeTypeName(field);
  const extension = scalarExtensions.get(type);
  const indexable =
    anyType(type) ||
    (extension !== undefined && listsExtension(schema, extension)) ||
    field.type.type === 'unsupported' ||
    (isRange(field) && ['Gist', 'SpGist'].includes(type)) ||
    (type === 'Gin' && field.list) ||
    (type === 'Gist' && native === 'Text' && !field.nativeType) ||
    (type !== 'Gist' && defaultOperatorClass(method, native ?? '') !== undefined);
  if (indexable) return undefined;
  return {
    message: `An index of type ${type} has no operator class of its own for \`${field.name}\`.`,
    fixes: [
      { title: 'name one with `ops: raw("…")`' },
      ...(extension === undefined
        ? []
        : [{ title: `add \`${extension}\` to the \`extensions\` of the datasource` }]),
    ],
  };
}

function isRange({ type, list }: ResolvedField): boolean {
  return type.type === 'declared' && type.block.keyword === 'range' && !list;
}

function nativeTypeName(field: ResolvedField): string | undefined {
  if (field.nativeType) return field.nativeType.name;
  return field.type.type === 'scalar' ? nativeTypeOfScalar[field.type.scalar] : undefined;
}
