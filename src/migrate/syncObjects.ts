import { rowTrigger } from '../kinds/shared/rowTrigger.ts';
import { freeName } from '../kinds/shared/settleNames.ts';
import { type ObjectId, objectId, objectName, type Schema, type SchemaObject } from '../model/object.ts';
import { expressionReads } from '../sql/expressionReads.ts';
import type { PostgresParser } from '../sql/postgresParser.ts';
import { quoteIdentifier } from '../sql/quoteIdentifier.ts';
import type { ColumnFill } from './interimSchema.ts';

/** Where values are worked out. */
export interface SyncContext {
  /** All that is there before. */
  readonly before: Schema;
  /** What is there in the end. */
  readonly after: Schema;
  readonly parser: PostgresParser;
  readonly defaultSchema: string;
}

interface SyncInput extends SyncContext {
  readonly fills: readonly ColumnFill[];
}

/** The triggers that give columns their values in rows which the older application writes, and their functions. */
export function syncObjects(input: SyncInput): readonly SchemaObject[] {
  const tables = new Set(input.fills.map(({ column }) => column.parent!));
  return [...tables].flatMap((table) => {
    const fills = input.fills.filter(({ column }) => column.parent === table);
    const statements = fills.flatMap((fill) => statementsOf(fill, input));
    return rowTrigger({ table, name: nameFor(table, input), statements }, input.defaultSchema);
  });
}

/** What a value is worked out from and no application has in the end. */
export function sourcesOf(fill: ColumnFill, { before, after, parser }: SyncContext): readonly string[] {
  const { columns } = expressionReads(fill.value, parser);
  return siblingsOf(fill, before).flatMap(({ id, name }) =>
    columns.has(name.at(-1)!) && !after.has(id) ? [name.at(-1)!] : [],
  );
}

function siblingsOf({ column }: ColumnFill, schema: Schema): readonly SchemaObject[] {
  return [...schema.values()].filter(({ kind, parent }) => kind === column.kind && parent === column.parent);
}

/** PostgreSQL runs triggers by their names: what others make of a row comes first. */
function nameFor(table: ObjectId, { before }: SyncInput): string {
  const [schema, own] = objectName(table) as [string, string];
  const others = [...before.values()].filter((object) => object.parent === table && changesRows(object));
  const isLast = (name: string) => others.every((other) => other.name.at(-1)! < name);
  const name = [...`schemac_sync_${own}`].slice(0, 50).join('');
  const [last = name] = [name, `zz_${name}`].filter(isLast);
  return freeName(last, (candidate) => before.has(objectId('function', [schema, `${candidate}()`])));
}

function changesRows({ kind, attributes }: SchemaObject): boolean {
  const { definition } = attributes as { readonly definition?: string };
  return kind === 'trigger' && /^\s*BEFORE\b/i.test(definition ?? '');
}

/**
 * A row without a value gets one; and where the older application changes what the value is worked out from, the value
 * follows, unless the newer one has changed it in the same statement.
 */
function statementsOf(fill: ColumnFill, input: SyncInput): readonly string[] {
  const { column, otherwise, required, mirrors, derived } = fill;
  if (mirrors !== undefined) return mirrored(quoteIdentifier(column.name.at(-1)!), mirrors);
  const [name, table] = [column.name.at(-1)!, objectName(column.parent!).at(-1)!].map(quoteIdentifier);
  const value = `NEW.${name} := (SELECT ${fill.value}\n      FROM (SELECT NEW.*) AS ${table});`;
  if (derived !== undefined) return [`  ${value}`];
  const { columns } = expressionReads(fill.value, input.parser);
  const readsRow = siblingsOf(fill, input.before).some((sibling) => columns.has(sibling.name.at(-1)!));
  const isMissing = `NEW.${name} IS NULL`;
  const last = otherwise === undefined ? [] : [assignment(isMissing, `NEW.${name} := ${otherwise};`)];
  if (otherwise !== undefined && !readsRow) return last;
  const conditions = [
    required ? isMissing : `TG_OP = 'INSERT' AND ${isMissing}`,
    ...follows(name!, sourcesOf(fill, input).map(quoteIdentifier)),
  ];
  return [assignment(conditions.join('\n    OR '), value), ...last];
}

/** The newer application writes the one, the older one the other; an UPDATE of neither makes them the same. */
function mirrored(name: string, other: string): readonly string[] {
  const isInserted = `TG_OP = 'INSERT' AND NEW.${name} IS NOT NULL`;
  const isChanged = `TG_OP = 'UPDATE' AND NEW.${name}::text IS DISTINCT FROM OLD.${name}::text`;
  return [
    `  IF ${isInserted}\n    OR ${isChanged} THEN\n    NEW.${other} := NEW.${name};\n  ELSE\n    NEW.${name} := NEW.${other};\n  END IF;`,
  ];
}

/** Lines of its own are not indented: constants of the user's may go over several. */
function assignment(condition: string, statement: string): string {
  return `  IF ${condition} THEN\n    ${statement}\n  END IF;`;
}

/** Types without an equality are compared as text. */
function follows(name: string, sources: readonly string[]): readonly string[] {
  if (sources.length === 0) return [];
  const changed = sources.map((source) => `NEW.${source}::text IS DISTINCT FROM OLD.${source}::text`);
  return [
    `TG_OP = 'UPDATE' AND NEW.${name}::text IS NOT DISTINCT FROM OLD.${name}::text AND (${changed.join(' OR ')})`,
  ];
}
