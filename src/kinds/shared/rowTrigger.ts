import { type ObjectId, objectId, objectName, type SchemaObject } from '../../model/object.ts';
import { qualified, type Sql } from '../../sql/sql.ts';

/** A trigger that looks at each row before it is written, and what it does. */
export interface RowTrigger {
  readonly table: ObjectId;
  /** Of the trigger and of its function, which is in the schema of the table. */
  readonly name: string;
  /** Statements of PL/pgSQL, indented by two, which may change NEW. */
  readonly statements: readonly string[];
}

/** The function and the trigger, as objects of a schema. Names in the statements mean what they mean in the migration. */
export function rowTrigger(
  { table, name, statements }: RowTrigger,
  defaultSchema: string,
): readonly [SchemaObject, SchemaObject] {
  const [schema] = objectName(table) as [string, string];
  const text = (fragment: Sql) => fragment.text({ defaultSchema });
  const called = text(qualified([schema, name]));
  const routine: SchemaObject = {
    kind: 'function',
    id: objectId('function', [schema, `${name}()`]),
    name: [schema, `${name}()`],
    attributes: { signature: '() trigger', defaults: 0, definition: definition(called, statements) },
    details: { schema, name, types: '' },
    dependsOn: [],
  };
  const target = text(qualified(objectName(table)));
  const trigger: SchemaObject = {
    kind: 'trigger',
    id: objectId('trigger', [...objectName(table), name]),
    parent: table,
    name: [...objectName(table), name],
    attributes: {
      definition: `BEFORE INSERT OR UPDATE ON ${target} FOR EACH ROW EXECUTE FUNCTION ${called}()`,
      constraint: false,
      enabled: 'ENABLE',
    },
    dependsOn: [routine.id],
  };
  return [routine, trigger];
}

/** A column may have the name of a variable, such as `new`. */
function definition(name: string, statements: readonly string[]): string {
  const body = ['#variable_conflict use_column', 'BEGIN', ...statements, '  RETURN NEW;', 'END'];
  const quote = quoteFor(body.join('\n'));
  return [
    `CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger`,
    `LANGUAGE plpgsql SET search_path FROM CURRENT AS ${quote}`,
    ...body,
    quote,
  ].join('\n');
}

/** A dollar quote that does not stand in the text. */
function quoteFor(text: string): string {
  let tag = 'sync';
  while (text.includes(`$${tag}$`)) tag += '_';
  return `$${tag}$`;
}
