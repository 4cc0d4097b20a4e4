import { errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Declaration, Namespace, Report } from '../kinds/declaration.ts';
import type { ObjectId, SchemaObject } from '../model/object.ts';
import type { BlockDraft } from './draft.ts';

/**
 * Reports objects whose names PostgreSQL, or Prisma, wants to be different: indexes and tables of one schema,
 * constraints of one table. Of two with one id, the second is left out.
 */
export function checkNamespaces(
  objects: readonly SchemaObject[],
  declarations: ReadonlyMap<string, Declaration>,
  blocks: readonly BlockDraft[],
  report: Report,
): readonly SchemaObject[] {
  const taken = new Map<string, Claim>();
  const ids = new Set<ObjectId>(blocks.map((block) => block.id));
  for (const block of blocks) {
    for (const namespace of block.spec.object?.namespaces ?? []) {
      const claim = { what: `the ${block.keyword} \`${block.name}\``, span: block.span };
      taken.set(keyOf(namespace, block.schema, block.databaseName), claim);
    }
  }
  const declared = new Set<ObjectId>();
  return objects.filter((object) => {
    const namespaces = declarations.get(object.kind)?.namespaces ?? [];
    const keys = namespaces.map((namespace) => keyOfObject(namespace, object));
    const other = keys.map((key) => taken.get(key)).find((claim) => claim !== undefined);
    if (other && !ids.has(object.id)) reportTaken(object, other, report);
    const claim = {
      what: `another ${object.kind.replace('-', ' ')}`,
      ...(object.origin && { span: object.origin }),
    };
    for (const key of keys) if (!taken.has(key)) taken.set(key, claim);
    const first = !declared.has(object.id);
    declared.add(object.id);
    return first;
  });
}

interface Claim {
  readonly what: string;
  readonly span?: NonNullable<SchemaObject['origin']>;
}

function keyOfObject(namespace: Namespace, object: SchemaObject): string {
  const name = object.name.at(-1) ?? '';
  return keyOf(namespace, namespace === 'constraint' ? (object.parent ?? '') : (object.name[0] ?? ''), name);
}

function keyOf(namespace: Namespace, owner: string, name: string): string {
  return JSON.stringify([namespace, owner, name]);
}

function reportTaken(object: SchemaObject, other: Claim, report: Report): void {
  const name = object.name.at(-1) ?? '';
  const message = `The name \`${name}\` is taken in the database.`;
  const notes = [{ message: `${other.what} has it`, ...(other.span && { span: other.span }) }];
  const fixes = [{ title: 'give another name with `map: "…"`' }];
  report(
    errorDiagnostic('duplicate-name', message, {
      ...(object.origin && { span: object.origin }),
      notes,
      fixes,
    }),
  );
}
