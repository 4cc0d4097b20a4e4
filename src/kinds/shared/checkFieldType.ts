import { errorDiagnostic, type Fix } from '../../diagnostic/diagnostic.ts';
import { nearest } from '../../diagnostic/nearest.ts';
import type { Report } from '../declaration.ts';
import type { ResolvedField, ResolvedNativeType } from '../resolved.ts';
import { nativeTypeNumbers } from './columnType.ts';
import { nativeTypeNamed, nativeTypes } from './nativeTypes.ts';

/** Reports a native type that does not fit, and an `Unsupported` that the language has words for. */
export function checkFieldType(field: ResolvedField, report: Report): void {
  if (field.nativeType) checkNativeType(field, field.nativeType, report);
  if (field.type.type === 'unsupported') checkUnsupported(field, field.type.sql, report);
}

function checkNativeType(field: ResolvedField, native: ResolvedNativeType, report: Report): void {
  const error = (message: string, fixes?: readonly Fix[]) =>
    report(errorDiagnostic('wrong-native-type', message, { span: native.span, ...(fixes && { fixes }) }));
  const known = nativeTypeNamed(native.name);
  if (field.type.type !== 'scalar') {
    error(`\`${field.name}\` has a type of its own, so it takes no native type.`);
    return;
  }
  if (!known) {
    const meant = nearest(native.name, Object.keys(nativeTypes));
    error(
      `There is no native type \`${native.name}\`.`,
      meant ? [{ title: `did you mean \`${meant}\`?` }] : [],
    );
    return;
  }
  if (known.scalar !== field.type.scalar) {
    error(
      `The native type \`${native.name}\` is for ${known.scalar}, and \`${field.name}\` is ${field.type.scalar}.`,
    );
    return;
  }
  const numbers = nativeTypeNumbers(native);
  if (!numbers || (numbers.length > 0 && numbers.length !== known.parameters)) {
    error(`\`${native.name}\` takes ${countWords[known.parameters]}.`);
    return;
  }
  const problem = known.problem?.(...numbers);
  if (problem) error(`\`${native.name}\`: ${problem}.`);
}

const countWords = ['no arguments', 'one whole number, or none', 'two whole numbers, or none'] as const;

/** Prisma asks for `String @db.Uuid` where `Unsupported("Uuid")` is the same type. */
function checkUnsupported(field: ResolvedField, written: string, report: Report): void {
  const match = /^([^(]+)(?:\((.*?)\))?/.exec(written);
  const name = match?.[1]?.trim() ?? '';
  const native = nativeTypeNamed(name);
  if (!native) return;
  const numbers = match?.[2] === undefined ? [] : match[2].split(',');
  const sound = numbers.length === 0 || numbers.length === native.parameters;
  if (!sound || !numbers.every((number) => /^\s*\d+\s*$/.test(number))) return;
  const suffix = numbers.length > 0 ? `(${numbers.map((number) => number.trim()).join(', ')})` : '';
  const replacement = `${native.scalar} @db.${name}${suffix}`;
  report(
    errorDiagnostic('supported-type', `The type \`${written}\` is supported: write \`${replacement}\`.`, {
      span: field.typeSpan,
    }),
  );
}
