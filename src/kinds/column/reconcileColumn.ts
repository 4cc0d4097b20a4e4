import { deepEqual } from '../../model/deepEqual.ts';
import { objectName } from '../../model/object.ts';
import { quoteIdentifier } from '../../sql/quoteIdentifier.ts';
import { withOpenAttributes } from '../shared/leftOpen.ts';
import { sequenceName } from '../shared/sequenceName.ts';
import { namesObject } from '../shared/sqlName.ts';
import type { TypeRef } from '../shared/typeRef.ts';
import { isCounter } from './isCounter.ts';
import { hasNoName, notNullName, notNullOf } from './notNull.ts';
import type { Column, ColumnDefault, ColumnDetails, NotNull } from './object.ts';

/** Takes over from the database what the declaration leaves open. */
export function reconcileColumn(declared: Column, current: Column): Column {
  const open = (declared.details ?? {}) as ColumnDetails;
  const takesDefault =
    open.anyDefault ||
    (open.anyCounter && isCounter(current.attributes.default)) ||
    (isNow(declared.attributes.default) && isNow(current.attributes.default));
  const known = current.details as ColumnDetails | undefined;
  const typeStorage = deepEqual(declared.attributes.type, current.attributes.type) && known?.typeStorage;
  const { notNull, ...stated } = withOpenAttributes(declared, current);
  return {
    ...declared,
    attributes: {
      ...withoutTypeStorage(stated, typeStorage),
      ...reconcileNotNull(declared.attributes.nullable ? undefined : (notNull ?? {}), current),
      ...(open.anyCollation ? { collation: current.attributes.collation } : {}),
      ...(open.anyNullability ? { nullable: current.attributes.nullable } : {}),
      ...(takesDefault ? { default: current.attributes.default } : numberedSequence(declared, current)),
      ...(namesType(declared.attributes.type, current.attributes.type)
        ? { type: current.attributes.type }
        : {}),
    },
    details: {
      ...declared.details,
      ...(known?.notNullName != null && { notNullName: known.notNullName }),
      ...(typeStorage && { typeStorage }),
    },
    ...(takesDefault && current.attributes.default?.type === 'expression'
      ? { dependsOn: [...new Set([...declared.dependsOn, ...current.dependsOn])] }
      : {}),
  };
}

/**
 * A name that nobody has given is right whatever it is, and on a server that keeps none so is any. Undefined: what the
 * database has stands.
 */
function reconcileNotNull(declared: NotNull | undefined, current: Column): { readonly notNull?: NotNull } {
  const { nullable, notNull: kept = {} } = current.attributes;
  if (nullable) return notNullOf(declared ?? {});
  if (declared === undefined) return notNullOf(kept);
  const { name, ...others } = declared;
  const isNamed = name !== undefined && !hasNoName(current) && name !== notNullName(current);
  const right = isNamed ? name : kept.name;
  return notNullOf({ ...(right === undefined ? {} : { name: right }), ...others });
}

/** What the type does by itself, said aloud. */
function withoutTypeStorage(
  attributes: Omit<Column['attributes'], 'notNull'>,
  typeStorage: string | undefined | false,
) {
  const { storage, ...others } = attributes;
  return storage === undefined || storage === typeStorage ? others : attributes;
}

/**
 * Whether the one names, with or without its schema, the type that the other names in the other way:
 * `Unsupported("ipaddress")`.
 */
function namesType(declared: TypeRef, current: TypeRef): boolean {
  if (!('text' in declared) || declared.array !== current.array) return false;
  if ('object' in current) return namesObject(declared.text, objectName(current.object));
  const { schema, text } = current;
  if (schema !== undefined)
    return text === declared.text || `${quoteIdentifier(schema)}.${text}` === declared.text;
  const bare = !/^("[^"]*"|[^".(]+)\./.test(declared.text);
  return bare && text.replace(/^("(?:[^"]|"")*"|[^".(]+)\./, '') === declared.text;
}

/** Where another object had the name, PostgreSQL has put a number behind it. */
function numberedSequence(
  { name, attributes }: Column,
  current: Column,
): { readonly default?: ColumnDefault } {
  const [declared, kept] = [attributes.default, current.attributes.default];
  if (declared?.type !== 'identity' || kept?.type !== 'identity') return {};
  if (declared.name !== undefined || kept.name === undefined) return {};
  const usual = sequenceName(name.at(-2)!, name.at(-1)!);
  const isNumbered = kept.name.startsWith(usual) && /^\d+$/.test(kept.name.slice(usual.length));
  return isNumbered ? { default: { ...declared, name: kept.name } } : {};
}

/**
 * PostgreSQL stores `CURRENT_TIMESTAMP` and `now()` as they are written, and documents them as one: "now() is a
 * traditional PostgreSQL equivalent to transaction_timestamp()", which "is equivalent to CURRENT_TIMESTAMP".
 */
function isNow(value: ColumnDefault | null): boolean {
  return (
    value?.type === 'expression' && /^(now\(\)|CURRENT_TIMESTAMP|transaction_timestamp\(\))$/i.test(value.sql)
  );
}
