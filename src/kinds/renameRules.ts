import type { ObjectId, SchemaObject } from '../model/object.ts';
import type { KindRegistry } from './kind.ts';
import { schemaDependency } from './shared/schemaDependency.ts';
import { takenNames } from './takenNames.ts';

/** What the differ asks about names, answered by the kinds. */
export function renameRules(kinds: KindRegistry) {
  const partsOf = ({ kind }: SchemaObject) => kinds.kindOf(kind).statements.rename?.parts;
  return {
    takes: (object: SchemaObject): readonly string[] => takenNames(object, kinds),
    movesWithParent: ({ kind }: SchemaObject): boolean =>
      kinds.kindOf(kind).statements.movesWithParent ?? true,
    companionOf: (object: SchemaObject): ObjectId | undefined =>
      kinds.kindOf(object.kind).statements.companion?.(object),
    namespaceOf: ({ name, dependsOn }: SchemaObject): ObjectId | undefined => {
      const [schema] = name.length > 1 ? schemaDependency(name[0]!) : [];
      return schema !== undefined && dependsOn.includes(schema) ? schema : undefined;
    },
    partsOf: (object: SchemaObject): readonly string[] => partsOf(object)?.of(object) ?? [],
    renameParts: (
      object: SchemaObject,
      parts: readonly { readonly before: string; readonly after: string }[],
    ): SchemaObject =>
      partsOf(object)?.renamed(object, new Map(parts.map(({ before, after }) => [before, after]))) ?? object,
  };
}
