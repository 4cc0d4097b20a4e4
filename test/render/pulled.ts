import { analyze } from '../../src/analyze/analyze.ts';
import { settle } from '../../src/compare/settle.ts';
import type { Database } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import type { Diagnostic } from '../../src/diagnostic/diagnostic.ts';
import { diff } from '../../src/diff/diff.ts';
import { introspect } from '../../src/introspect/introspect.ts';
import { kinds } from '../../src/kinds/registry.ts';
import { diffRules, planBetween } from '../../src/migrate/planBetween.ts';
import type { Schema } from '../../src/model/object.ts';
import { renderSchema } from '../../src/render/renderSchema.ts';
import { parse } from '../../src/syntax/parse.ts';
import type { TestTarget } from '../support/servers.ts';

/** What becomes of a database when it is rendered, read again, and built a second time. */
export interface Pulled {
  readonly text: string;
  /** Of the rendering: what the language cannot say. */
  readonly diagnostics: readonly Diagnostic[];
  /** Errors of the parser and of the analysis. */
  readonly errors: readonly string[];
  /** The differences that schemac sees between the database and the text. */
  readonly changes: readonly string[];
  readonly original: Attributes;
  /** The database that is built from the text. */
  readonly rebuilt: Attributes;
}

type Attributes = Readonly<Record<string, object>>;

/** Runs the SQL in an empty database and pulls that. */
export async function pull(script: string, target: TestTarget, client = false): Promise<Pulled> {
  return withDatabase(target, async (database) => {
    await database.execute(script);
    const schema = await introspect(database);
    const { text, diagnostics } = renderSchema(schema, kinds, { defaultSchema: 'public', client });
    const parsed = parse({ path: 'schema.dsl', text });
    const analysed = analyze([parsed.document]);
    const errors = [...parsed.diagnostics, ...analysed.diagnostics].filter(
      ({ severity }) => severity === 'error',
    );
    const settled = await settle(analysed.schema, schema, { kinds, memory: [], database });
    return {
      text,
      diagnostics,
      errors: errors.map((error) => `${error.code}: ${error.message}`),
      changes: diff(schema, settled.schema, { ...diffRules, renamesEqual: () => false }).changes.map(
        describe,
      ),
      original: attributesOf(schema),
      rebuilt: attributesOf(await build(analysed.schema, target)),
    };
  });
}

function describe(change: ReturnType<typeof diff>['changes'][number]): string {
  return `${change.type} ${'after' in change ? change.after.id : change.before.id}`;
}

async function build(schema: Schema, target: TestTarget): Promise<Schema> {
  return withDatabase(target, async (database) => {
    const plan = planBetween(await introspect(database), schema, database.version);
    for (const statement of plan.statements) {
      await database.execute(statement.sql.text({ defaultSchema: 'public' }));
    }
    return introspect(database);
  });
}

async function withDatabase<T>(target: TestTarget, work: (database: Database) => Promise<T>): Promise<T> {
  const database = await openDatabase(await target.create());
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

const attributesOf = (schema: Schema): Attributes =>
  Object.fromEntries([...schema.values()].map((object) => [object.id, object.attributes]));
