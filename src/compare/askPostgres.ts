import type { Database } from '../database/database.ts';
import { DatabaseError } from '../database/databaseError.ts';
import { type Diagnostic, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import { describeObject } from '../kinds/describeObject.ts';
import type { KindRegistry, StatementContext } from '../kinds/kind.ts';
import type { Schema, SchemaObject } from '../model/object.ts';
import { planContext } from '../plan/planContext.ts';
import { withTextAt } from './expressionPaths.ts';
import type { OpenExpression } from './openExpression.ts';

interface AskOptions {
  readonly kinds: KindRegistry;
  readonly database: Database;
  readonly before: Schema;
  readonly after: Schema;
}

export interface Answer {
  /** The expressions that PostgreSQL stores in another form than the catalog has, and those it would not store. */
  readonly different: readonly OpenExpression[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Lets PostgreSQL store each written form in temporary objects and reads it back, in a transaction that is rolled
 * back. All at once; where one fails, the halves, so that it alone is left without an answer. What PostgreSQL prints
 * it may print otherwise once that is stored in turn; so where the two forms differ, it stores both once more.
 */
export async function askPostgres(
  expressions: readonly OpenExpression[],
  options: AskOptions,
): Promise<Answer> {
  if (expressions.length === 0) return { different: [], diagnostics: [] };
  const context = planContext(
    { before: options.before, after: options.after, changes: [], version: options.database.version },
    options.kinds,
  );
  const diagnostics: Diagnostic[] = [];
  const different = await options.database.transaction(compare, { rollback: true });
  return { different, diagnostics };

  async function compare(database: Database): Promise<readonly OpenExpression[]> {
    const objects = [...new Set(expressions.map(({ object }) => object))];
    const texts = await ask(database, objects, (diagnostic) => diagnostics.push(diagnostic));
    const open = expressions.flatMap((expression): Unequal[] => {
      const text = textOf(texts, expression, expression.object);
      return text === expression.stored ? [] : [{ expression, text }];
    });
    const asked = open.flatMap((one) => (one.text === undefined ? [] : [inTurn(one.expression, one.text)]));
    const stored = asked.flatMap(({ made, kept }) => [made, kept]);
    const again = stored.length === 0 ? new Map() : await ask(database, stored, () => {});
    const same = asked.filter(({ expression, text, made, kept }) => {
      const forms = [text, textOf(again, expression, made)];
      return forms[1] === expression.stored || forms.includes(textOf(again, expression, kept) ?? '');
    });
    const equal = new Set(same.map(({ expression }) => expression));
    return open.flatMap(({ expression }) => (equal.has(expression) ? [] : [expression]));
  }

  function textOf(texts: StoredTexts, expression: OpenExpression, object: SchemaObject): string | undefined {
    return texts.get(object)?.get(pathIndex(expression, options.kinds));
  }

  async function ask(
    database: Database,
    group: readonly SchemaObject[],
    report: (diagnostic: Diagnostic) => void,
  ): Promise<StoredTexts> {
    try {
      return await database.transaction((nested) => storeAndRead(nested, group, context, options.kinds), {
        rollback: true,
      });
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      if (group.length === 1) {
        report(notStored(group[0]!, error, database.defaultSchema, options.kinds));
        return new Map();
      }
      const middle = group.length >> 1;
      const first = await ask(database, group.slice(0, middle), report);
      return new Map([...first, ...(await ask(database, group.slice(middle), report))]);
    }
  }
}

/** An expression, and the form that PostgreSQL gives to what was written, if it takes it. */
interface Unequal {
  readonly expression: OpenExpression;
  readonly text: string | undefined;
}

/** The object as PostgreSQL has printed it, and as it stands in the catalog, to be stored in turn. */
function inTurn(expression: OpenExpression, text: string) {
  const { object, path, stored } = expression;
  return {
    expression,
    text,
    made: withTextAt(object, path, text),
    kept: withTextAt(object, path, stored),
  };
}

/** For each object, the stored text by the index of its path. */
type StoredTexts = ReadonlyMap<SchemaObject, ReadonlyMap<number, string>>;

async function storeAndRead(
  database: Database,
  group: readonly SchemaObject[],
  context: StatementContext,
  kinds: KindRegistry,
): Promise<StoredTexts> {
  const probes = group.map((object, index) =>
    kinds.kindOf(object.kind).expressions!.probe(object, `schemac_probe_${index}`, context),
  );
  await database.execute(
    probes.flatMap((probe) => probe.make.map((statement) => `${statement.text()};\n`)).join(''),
  );
  await database.execute('SET LOCAL search_path = pg_catalog');
  const reads = probes.map(
    (probe, index) => `SELECT ${index} AS object, path, text FROM (${probe.read.text()}) AS probe_${index}`,
  );
  const rows = await database.query<{ object: number; path: number; text: string }>(
    reads.join('\nUNION ALL\n'),
  );
  const texts = new Map<SchemaObject, Map<number, string>>(group.map((object) => [object, new Map()]));
  for (const row of rows) texts.get(group[row.object]!)!.set(row.path, row.text);
  return texts;
}

function pathIndex(expression: OpenExpression, kinds: KindRegistry): number {
  const key = JSON.stringify(expression.path);
  return kinds
    .kindOf(expression.object.kind)
    .expressions!.paths(expression.object)
    .findIndex((path) => JSON.stringify(path) === key);
}

function notStored(
  object: SchemaObject,
  error: DatabaseError,
  defaultSchema: string,
  kinds: KindRegistry,
): Diagnostic {
  const name = describeObject(object, kinds, defaultSchema);
  return warningDiagnostic(
    'expression-not-compared',
    `PostgreSQL does not take the SQL of ${name}, so it counts as changed: ${error.message}`,
    object.origin ? { span: object.origin } : { subject: name },
  );
}
