import { type Diagnostic, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import { type ObjectId, type Schema, type SchemaObject, schemaOf } from '../model/object.ts';
import { printFormat } from './printFormat.ts';

interface MembersSource {
  readonly database?: { readonly defaultSchema: string };
  /** Finds out which objects of the database belong to extensions. */
  readonly extensionMembers?: () => Promise<ReadonlySet<ObjectId>>;
}

/**
 * A declared schema without what an extension of the database has brought, and its parts: that is the extension's
 * business. Extensions are asked for only where something declared is not among what the database holds otherwise.
 */
export async function withoutExtensionMembers(
  declared: Schema,
  current: Schema,
  { database, extensionMembers }: MembersSource,
): Promise<{ readonly schema: Schema; readonly diagnostics: readonly Diagnostic[] }> {
  const objects = [...declared.values()];
  const isThere = objects.every(({ id, parent }) => parent || current.has(id));
  if (isThere || !extensionMembers) return { schema: declared, diagnostics: [] };
  const members = await extensionMembers();
  const isMember = ({ id, parent }: SchemaObject): boolean => {
    const whole = parent && declared.get(parent);
    return members.has(id) || (whole !== undefined && isMember(whole));
  };
  return {
    schema: schemaOf(objects.filter((object) => !isMember(object))),
    diagnostics: objects
      .filter((object) => !object.parent && isMember(object))
      .map((object) => ownedByExtension(object, database?.defaultSchema ?? 'public')),
  };
}

function ownedByExtension(object: SchemaObject, defaultSchema: string): Diagnostic {
  const name = printFormat(defaultSchema).describe(object);
  return warningDiagnostic(
    'owned-by-extension',
    `The ${name} belongs to an extension, so it is left as the extension has made it.`,
    object.origin ? { span: object.origin } : { subject: name },
  );
}
