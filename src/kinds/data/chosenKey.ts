import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { ObjectId } from '../../model/object.ts';
import type { Report } from '../declaration.ts';
import type { ResolvedAddition, ResolvedField, ResolvedKey } from '../resolved.ts';
import { expressionArgument } from '../shared/resolvedArguments.ts';
import { type DeclaredRow, namedFields } from './declaredRows.ts';

/** The fields by which rows are told apart, and the key that keeps them apart in the database. */
export interface ChosenKey {
  readonly fields: readonly ResolvedField[];
  readonly id: ObjectId | undefined;
}

/**
 * The key that the block names, or the first of its model, the id before the others, of which the rows give all values.
 * Undefined where there is none, which is reported.
 */
export function chosenKey(
  block: ResolvedAddition,
  rows: readonly DeclaredRow[],
  report: Report,
): ChosenKey | undefined {
  const keys = block.about.keys.filter(({ total }) => total);
  const named = namedFields(block, 'key', report);
  const wanted = named ?? fieldsOf(givenKey(keys, rows) ?? keys[0]);
  if (wanted === undefined) {
    const message = `\`${block.about.name}\` has no key by which rows could be told apart.`;
    const fixes = [{ title: 'add `@id` or `@unique` to a field' }];
    report(errorDiagnostic('missing-key', message, { span: block.span, fixes }));
    return undefined;
  }
  const span = expressionArgument({ arguments: block.properties }, 'key')?.span ?? block.span;
  const found = keys.find((key) => isOver(key, wanted));
  const odd = wanted.find((field) => !canBeKey(field));
  if (wanted.length > 0 && found && !odd) return { fields: wanted, id: found.id };
  if (wanted.length > 0) {
    const names = wanted.map(({ name }) => name).join(', ');
    const message = odd
      ? `Rows cannot be told apart by \`${odd.name}\`: only by text, whole numbers, booleans, enums and uuids.`
      : `Rows cannot be told apart by \`${names}\`: it is no id and no unique key.`;
    report(errorDiagnostic('wrong-key', message, { span }));
  }
  return undefined;
}

function fieldsOf(key: ResolvedKey | undefined): readonly ResolvedField[] | undefined {
  return key?.fields.map(({ field }) => field);
}

function givenKey(keys: readonly ResolvedKey[], rows: readonly DeclaredRow[]): ResolvedKey | undefined {
  return keys.find(({ fields }) =>
    rows.every((row) => fields.every(({ field }) => row.cells.has(field) || row.refused.includes(field))),
  );
}

function isOver(key: ResolvedKey, fields: readonly ResolvedField[]): boolean {
  return key.fields.length === fields.length && key.fields.every(({ field }) => fields.includes(field));
}

const odd = new Set(['Citext', 'Inet', 'Bit', 'VarBit', 'Xml', 'Oid']);

/** Types of which each value has one text alone. */
function canBeKey({ type, list, nativeType }: ResolvedField): boolean {
  if (list || (nativeType && odd.has(nativeType.name))) return false;
  if (type.type === 'declared') return type.block.keyword === 'enum';
  return type.type === 'scalar' && ['String', 'Int', 'BigInt', 'Boolean'].includes(type.scalar);
}
