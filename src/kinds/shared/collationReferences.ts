import type { ObjectId } from '../../model/object.ts';
import type { ResolvedSchema } from '../resolved.ts';
import { declaredCollation } from './declaredName.ts';

const collate =
  /\bcollate\s+((?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*)(?:\s*\.\s*(?:"(?:[^"]|"")+"|[\p{L}_][\p{L}\p{N}_$]*))?)/giu;

/** The collations of the schema that stand behind COLLATE in a text of SQL. */
export function collationReferences(sql: string, schema: ResolvedSchema): readonly ObjectId[] {
  return [...sql.matchAll(collate)].flatMap(([, name]) => declaredCollation(name!, schema)?.id ?? []);
}
