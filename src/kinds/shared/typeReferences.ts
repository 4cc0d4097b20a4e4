import type { ObjectId } from '../../model/object.ts';
import type { ResolvedSchema } from '../resolved.ts';
import { declaredTypeNamed } from './declaredName.ts';

const cast =
  /::\s*((?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)(?:\s*\.\s*(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*))?)/giu;

/** The types of the schema to which `::` casts in a text of SQL. */
export function typeReferences(sql: string, schema: ResolvedSchema): readonly ObjectId[] {
  const named = [...sql.matchAll(cast)].map(([, name]) => declaredTypeNamed(name!, schema));
  return [...new Set(named.flatMap((type) => type?.id ?? []))];
}
