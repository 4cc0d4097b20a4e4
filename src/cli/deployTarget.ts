import { withSchema } from '../database/withSchema.ts';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Source } from '../source/source.ts';

/** One of many databases, or one schema of a database with many tenants. */
export interface DeployTarget {
  /** For people: given, else the schema, else the url without its password. */
  readonly name: string;
  readonly url: string;
  /** Its tenant's schema; absent where the whole database is meant. */
  readonly schema?: string;
}

/** What a line, a JSON line or a row of a query says of a target. */
export type TargetFields = Partial<Record<'name' | 'url' | 'schema', string>>;

interface ReadTargets {
  readonly targets: readonly DeployTarget[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a list of targets, one a line: `url`, `url schema=tenant_1`, `name url`, `tenant_1` or a JSON object of name,
 * url and schema. What names no url is a schema of the main database. `#` and `--` begin a comment.
 */
export function readTargets(source: Source, mainUrl: string | undefined): ReadTargets {
  const targets: DeployTarget[] = [];
  const diagnostics: Diagnostic[] = [];
  let start = 0;
  for (const line of source.text.split('\n')) {
    const text = line.trim();
    const span = { source, start, end: start + Math.max(line.trimEnd().length, 1) };
    start += line.length + 1;
    if (text === '' || text.startsWith('#') || text.startsWith('--')) continue;
    const fields = text.startsWith('{') ? jsonFields(text) : wordFields(text);
    const target = fields && targetOf(fields, mainUrl);
    if (!target) diagnostics.push(unreadable(span, mainUrl));
    else if (targets.some((other) => isSame(other, target))) diagnostics.push(twice(span));
    else targets.push(target);
  }
  return { targets, diagnostics };
}

/** Undefined where the fields name no database. */
export function targetOf({ name, url, schema }: TargetFields, mainUrl: string | undefined) {
  const address = url ?? mainUrl;
  if (address === undefined || (url === undefined && schema === undefined)) return undefined;
  const target: DeployTarget = {
    name: name ?? (url === undefined ? schema! : labelOf(url, schema)),
    url: schema === undefined ? address : withSchema(address, schema),
    ...(schema === undefined ? {} : { schema }),
  };
  return target;
}

/** The words of a line: `url`, `name url`, `tenant_1`, `schema=…` and `name=…` in any order. */
export function wordFields(line: string): TargetFields | undefined {
  const fields: { name?: string; url?: string; schema?: string } = {};
  const bare: string[] = [];
  for (const word of line.split(/\s+/)) {
    const [, key, value] = /^(name|schema)=(.+)$/.exec(word) ?? [];
    if (word.includes('://')) fields.url = word;
    else if (key === 'name' || key === 'schema') fields[key] = value!;
    else bare.push(word);
  }
  const [first, ...more] = bare;
  if (more.length > 0) return undefined;
  if (first === undefined) return fields;
  return fields.url === undefined && fields.schema === undefined
    ? { ...fields, schema: first }
    : { ...fields, name: first };
}

function jsonFields(line: string): TargetFields | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
  const entries = Object.entries(value as object);
  const known = entries.every(([key, text]) => /^(name|url|schema)$/.test(key) && typeof text === 'string');
  return known ? (Object.fromEntries(entries) as TargetFields) : undefined;
}

function isSame(left: DeployTarget, right: DeployTarget): boolean {
  return left.url === right.url || left.name === right.name;
}

/** The url without its password, its user and its parameters. */
function labelOf(url: string, schema: string | undefined): string {
  const address = url
    .replace(/^[^:]+:\/\//, '')
    .replace(/^[^/]*@/, '')
    .replace(/\?.*$/s, '');
  return schema === undefined ? address : `${address} ${schema}`;
}

function unreadable(span: Diagnostic['span'], mainUrl: string | undefined): Diagnostic {
  const message = 'This line names no target.';
  const notes =
    mainUrl === undefined
      ? [{ message: 'A schema alone is one of the main database, and none is named: give its url too.' }]
      : [];
  return errorDiagnostic('no-target', message, {
    ...(span ? { span } : {}),
    notes,
    fixes: [
      { title: 'Write `postgresql://host/name`, `postgresql://host/name schema=tenant_1` or `tenant_1`.' },
    ],
  });
}

function twice(span: Diagnostic['span']): Diagnostic {
  return errorDiagnostic('target-twice', 'This target, or its name, stands above already.', {
    ...(span ? { span } : {}),
  });
}
