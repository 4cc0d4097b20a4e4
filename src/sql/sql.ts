import { quoteIdentifier } from './quoteIdentifier.ts';
import { quoteLiteral } from './quoteLiteral.ts';

/** How a fragment is written out. */
export interface SqlFormat {
  /** Objects of this schema are written without their schema. */
  readonly defaultSchema?: string;
}

/** What stands in a schema is SQL already. */
type Part = string | { readonly schema: string; readonly quoted: string };

/**
 * A fragment of SQL. Only the `sql` tag and the functions of this module make one, so that a name or a value
 * of the user's cannot reach a statement unquoted: a plain string does not compile where a `Sql` is wanted.
 */
export class Sql {
  readonly #parts: readonly Part[];

  private constructor(parts: readonly Part[]) {
    this.#parts = parts;
  }

  /** The text, with every name and value quoted. */
  text(format: SqlFormat = {}): string {
    return this.#parts
      .map((part) => {
        if (typeof part === 'string') return part;
        const { schema, quoted } = part;
        return schema === format.defaultSchema ? quoted : `${quoteIdentifier(schema)}.${quoted}`;
      })
      .join('');
  }

  static of(...parts: readonly (Part | Sql)[]): Sql {
    return new Sql(parts.flatMap((part) => (part instanceof Sql ? part.#parts : [part])));
  }
}

/** SQL with other fragments inside: sql`DROP TABLE ${qualified(table.name)}`. Only fragments can be inserted. */
export function sql(strings: TemplateStringsArray, ...values: readonly Sql[]): Sql {
  return Sql.of(
    ...strings.raw.flatMap((text, index) => (index === 0 ? [text] : [values[index - 1] as Sql, text])),
  );
}

/** A name, or a path of names joined by dots, each quoted where PostgreSQL needs it. */
export function ident(...names: readonly string[]): Sql {
  return Sql.of(names.map(quoteIdentifier).join('.'));
}

/** The name of an object in a schema, `[schema, name]`; the schema is left out where it is the default one. */
export function qualified(name: readonly string[]): Sql {
  const [schema, object] = name;
  if (schema === undefined || object === undefined)
    throw new Error(`not a qualified name: ${name.join('.')}`);
  return Sql.of({ schema, quoted: quoteIdentifier(object) });
}

/** What PostgreSQL printed without its schema, as `vector(3)`; the schema is left out where it is the default one. */
export function verbatimIn(schema: string, text: string): Sql {
  return Sql.of({ schema, quoted: text });
}

/** A string, number, boolean or null as an SQL constant. */
export function literal(value: string | number | bigint | boolean | null): Sql {
  return Sql.of(quoteLiteral(value));
}

/** SQL that the user wrote as SQL, or that PostgreSQL printed: inserted as it is. Never for names or values. */
export function verbatim(text: string): Sql {
  return Sql.of(text);
}

/** Fragments one after the other, `, ` between them unless another separator is given. */
export function join(fragments: readonly Sql[], separator: Sql = sql`, `): Sql {
  return Sql.of(
    ...fragments.flatMap((fragment, index) => (index === 0 ? [fragment] : [separator, fragment])),
  );
}
