import type { ObjectId } from '../../model/object.ts';
import type { ResolvedBlock, ResolvedSchema } from '../resolved.ts';
import { multirangeId, multirangeOf } from './multirange.ts';
import { normalizeTypeName } from './normalizeTypeName.ts';
import { sqlNameParts } from './sqlName.ts';

/** Blocks of the schema that are types in SQL. */
const typeBlocks: ReadonlySet<string> = new Set(['enum', 'domain', 'type', 'range', 'model']);

/** The object of the schema that a type in SQL names, as `Unsupported("app.email")`; one of PostgreSQL's own goes first. */
export function declaredTypeNamed(
  written: string,
  schema: ResolvedSchema,
): { readonly id: ObjectId; readonly array: boolean } | undefined {
  const [, name = '', brackets = ''] = /^(.*?)((?:\s*\[\d*\])*)$/s.exec(written.trim()) ?? [];
  const parts = sqlNameParts(name);
  if (!parts || (parts.length === 1 && isBuiltIn(name))) return undefined;
  const id =
    blockNamed(parts, schema, (candidate) => typeBlocks.has(candidate.keyword))?.id ??
    multirangeNamed(parts, schema);
  return id && { id, array: brackets.trim() !== '' };
}

function multirangeNamed(
  parts: readonly string[],
  { blocks, defaultSchema }: ResolvedSchema,
): ObjectId | undefined {
  const [name, schema = defaultSchema] = [...parts].reverse();
  const named = blocks
    .filter(({ keyword }) => keyword === 'range')
    .map(multirangeOf)
    .find(([itsSchema, itsName]) => itsSchema === schema && itsName === name);
  return named && multirangeId(...named);
}

/** The `collation` block that a collation in SQL names. */
export function declaredCollation(written: string, schema: ResolvedSchema): ResolvedBlock | undefined {
  const parts = sqlNameParts(written);
  return parts && blockNamed(parts, schema, ({ keyword }) => keyword === 'collation');
}

function blockNamed(
  parts: readonly string[],
  { blocks, defaultSchema }: ResolvedSchema,
  fits: (block: ResolvedBlock) => boolean,
): ResolvedBlock | undefined {
  const [name, schema = defaultSchema] = [...parts].reverse();
  return blocks.find((block) => fits(block) && block.databaseName === name && block.schema === schema);
}

/** Types of PostgreSQL by the names that users give them without quotes. */
const builtIn: ReadonlySet<string> = new Set(
  `
    aclitem bigint bit boolean box bpchar bytea character cid cidr circle date datemultirange daterange inet
    int2vector int4multirange int4range int8multirange int8range integer interval json jsonb jsonpath line lseg macaddr
    macaddr8 money name numeric nummultirange numrange oid oidvector path pg_lsn pg_node_tree pg_snapshot point polygon
    real record refcursor regclass regcollation regconfig regdictionary regnamespace regoper regoperator regproc
    regprocedure regrole regtype serial smallint text tid timestamp time tsmultirange tsquery tsrange tstzmultirange
    tstzrange tsvector txid_snapshot uuid varbit varchar xid xid8 xml
  `
    .trim()
    .split(/\s+/),
);

function isBuiltIn(name: string): boolean {
  if (name.includes('"')) return name === '"char"';
  return builtIn.has(name.toLowerCase()) || normalizeTypeName(name).text !== name.toLowerCase();
}
