import type { Node } from 'libpg-query';

/** What everybody has. */
const shared: ReadonlySet<string> = new Set(['pg_catalog', 'information_schema', 'pg_temp']);

/** Lists of name parts that end in an object of a schema. */
const nameLists: ReadonlySet<string> = new Set([
  'names',
  'funcname',
  'typeName',
  'domainname',
  'objname',
  'collname',
  'opclass',
  'opclassname',
  'opfamilyname',
  'defnames',
]);

/** Objects of a table, which are named after it. */
const partsOfTables: ReadonlySet<string> = new Set([
  'OBJECT_COLUMN',
  'OBJECT_TABCONSTRAINT',
  'OBJECT_TRIGGER',
  'OBJECT_RULE',
  'OBJECT_POLICY',
]);

/** Objects that are in no schema. */
const beyondSchemas: ReadonlySet<string> = new Set([
  'OBJECT_EXTENSION',
  'OBJECT_ROLE',
  'OBJECT_DATABASE',
  'OBJECT_TABLESPACE',
  'OBJECT_LANGUAGE',
  'OBJECT_PUBLICATION',
  'OBJECT_EVENT_TRIGGER',
]);

/**
 * The schemas that a statement names: those of qualified names, and those that it makes, sets or grants on. The bodies
 * of functions are texts and are not looked into; a text that is nothing but a qualified name counts as one.
 */
export function namedSchemas(node: Node): readonly string[] {
  const found = new Set<string>();
  collect(node, found);
  return [...found].filter((name) => !shared.has(name));
}

type Tree = Readonly<Record<string, unknown>>;

function collect(value: unknown, found: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const tree = value as Tree;
  // Whether the extension is there already is for its own IF NOT EXISTS; it is the whole database's.
  if ('CreateExtensionStmt' in tree || 'AlterExtensionStmt' in tree) return;
  if ('CreateSchemaStmt' in tree && isThereAnyway(tree.CreateSchemaStmt as Tree)) return;
  for (const name of ownNames(tree)) found.add(name);
  for (const item of Object.values(tree)) collect(item, found);
}

/** Prisma writes CREATE SCHEMA IF NOT EXISTS "public" over the first migration: it makes nothing. */
function isThereAnyway({ schemaname, if_not_exists }: Tree): boolean {
  return schemaname === 'public' && if_not_exists === true;
}

function ownNames(tree: Tree): string[] {
  const named = [tree.schemaname, tree.newschema].filter((name) => typeof name === 'string' && name !== '');
  const listed = Object.entries(tree).flatMap(([key, value]) =>
    nameLists.has(key) ? schemaIn(value, 2) : [],
  );
  return [
    ...(named as string[]),
    ...listed,
    ...columnSchema(tree),
    ...objectSchemas(tree),
    ...settings(tree),
  ];
}

function columnSchema({ ColumnRef: column }: Tree): string[] {
  return column ? schemaIn((column as Tree).fields, 3) : [];
}

/** Of COMMENT, DROP, ALTER … RENAME and GRANT, which name their objects by lists. */
function objectSchemas(tree: Tree): string[] {
  const type = [tree.objtype, tree.removeType, tree.renameType, tree.objectType].find(
    (word) => typeof word === 'string',
  ) as string | undefined;
  if (type === undefined || beyondSchemas.has(type)) return [];
  const objects = [tree.object, ...(Array.isArray(tree.objects) ? tree.objects : [])];
  const isSchema = type === 'OBJECT_SCHEMA' || tree.targtype === 'ACL_TARGET_ALL_IN_SCHEMA';
  if (isSchema) return objects.flatMap((object) => textsOf([object]));
  const parts = partsOfTables.has(type) ? 3 : 2;
  return objects.flatMap((object) => {
    const list = (object as Tree | undefined)?.List as Tree | undefined;
    return schemaIn(list?.items, parts);
  });
}

/** SET search_path, and a constant that is a qualified name: `'public.deals'::regclass`. */
function settings(tree: Tree): string[] {
  const { name, args } = tree;
  if (name === 'search_path' && Array.isArray(args))
    return args.flatMap((item) => constantOf(item)).filter((schema) => schema !== '' && schema !== '$user');
  return constantOf(tree).flatMap((text) => /^"?([\w$]+)"?\."?[\w$]+"?$/.exec(text)?.[1] ?? []);
}

function constantOf(value: unknown): string[] {
  const constant = (value as Tree | undefined)?.A_Const as Tree | undefined;
  const text = (constant?.sval as Tree | undefined)?.sval;
  return typeof text === 'string' ? [text] : [];
}

/** The schema of a qualified name: the part before the last `parts - 1`. */
function schemaIn(list: unknown, parts: number): string[] {
  const texts = Array.isArray(list) ? textsOf(list) : [];
  const schema = texts.length >= parts ? texts.at(-parts) : undefined;
  return schema === undefined || !Array.isArray(list) || texts.length !== list.length ? [] : [schema];
}

function textsOf(list: readonly unknown[]): string[] {
  return list.flatMap((item) => {
    const text = ((item as Tree | undefined)?.String as Tree | undefined)?.sval;
    return typeof text === 'string' ? [text] : [];
  });
}
