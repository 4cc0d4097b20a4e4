import type { Schema } from '../../model/object.ts';
import type { TypeRef } from './typeRef.ts';

interface DomainLike {
  readonly type: TypeRef;
  readonly notNull: boolean;
  readonly default: string | null;
}

/** The domains that a type is, and is over, outermost first; none of any other type. */
function domainChain(type: TypeRef, schema: Schema): readonly DomainLike[] {
  if (!('object' in type) || type.array) return [];
  const object = schema.get(type.object);
  if (object?.kind !== 'domain') return [];
  const domain = object.attributes as DomainLike;
  return [domain, ...domainChain(domain.type, schema)];
}

/** Whether no value of it is NULL, because a domain says so. */
export function refusesNull(type: TypeRef, schema: Schema): boolean {
  return domainChain(type, schema).some(({ notNull }) => notNull);
}

/** Whether a column without a default of its own has that of a domain. */
export function hasDomainDefault(type: TypeRef, schema: Schema): boolean {
  return domainChain(type, schema).some(({ default: value }) => value !== null);
}
