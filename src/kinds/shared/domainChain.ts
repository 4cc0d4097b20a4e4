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

/** The default, as SQL, of a column that has none of its own: that of a domain; undefined where there is none. */
export function domainDefault(type: TypeRef, schema: Schema): string | undefined {
  return domainChain(type, schema).find(({ default: value }) => value !== null)?.default ?? undefined;
}
