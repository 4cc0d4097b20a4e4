import { withoutPasswords } from '../database/withoutPasswords.ts';
import { withSchema } from '../database/withSchema.ts';
import { type Diagnostic, errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Source, Span } from '../source/source.ts';

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
  const lines = new Map<string, number>();
  for (const { text, number, span } of linesOf(source)) {
    const fields = text.startsWith('{') ? jsonFields(text) : wordFields(text);
    const target = fields && targetOf(fields, mainUrl);
    if (!target) {
      diagnostics.push(fields?.schema === undefined ? unreadable(span) : withoutDatabase(span));
      continue;
    }
    const first = lines.get(target.url);
    const namesake = lines.get(target.name);
    if (first !== undefined) diagnostics.push(twice(span, `\`${target.name}\` is in line ${first} already.`));
    else if (namesake !== undefined)
      diagnostics.push(twice(span, `The target in line ${namesake} has the name \`${target.name}\` too.`));
    else {
      targets.push(target);
      lines.set(target.url, number).set(target.name, number);
    }
  }
  return { targets, diagnostics: firstFew(diagnostics) };
}

const few = 5;

/** A list of another form is wrong in each of its hundreds of lines. */
function firstFew(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const more = diagnostics.length - few;
  if (more <= 0) return diagnostics;
  const message = `${more} more ${more === 1 ? 'line is' : 'lines are'} wrong.`;
  return [...diagnostics.slice(0, few), errorDiagnostic('more-lines', message)];
}

interface TargetLine {
  readonly text: string;
  /** Counted from 1. */
  readonly number: number;
  readonly span: Span;
}

/** The lines that are no comments. Their spans are in a text that can be shown: it has no passwords. */
function linesOf({ path, text }: Source): readonly TargetLine[] {
  const lines = text.split('\n');
  const shown = lines.map(withoutPasswords);
  const source = { path, text: shown.join('\n') };
  let next = 0;
  return lines.flatMap((line, index) => {
    const start = next;
    next += shown[index]!.length + 1;
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith('--')) return [];
    const span = { source, start, end: start + Math.max(shown[index]!.trimEnd().length, 1) };
    return [{ text: trimmed, number: index + 1, span }];
  });
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

/** The url without its password, its user and its parameters. */
function labelOf(url: string, schema: string | undefined): string {
  const address = url
    .replace(/^[^:]+:\/\//, '')
    .replace(/^[^/]*@/, '')
    .replace(/\?.*$/s, '');
  return schema === undefined ? address : `${address} ${schema}`;
}

function withoutDatabase(span: Span): Diagnostic {
  const message = 'This line names a schema alone, which is one of the main database, and none is named.';
  const title = 'Name it: --url postgresql://host/name, or write the url into the line';
  return errorDiagnostic('no-database', message, { span, fixes: [{ title }] });
}

function unreadable(span: Span): Diagnostic {
  return errorDiagnostic('no-target', 'This line names no target.', {
    span,
    fixes: [
      { title: 'Write `postgresql://host/name`, `postgresql://host/name schema=tenant_1` or `tenant_1`.' },
    ],
  });
}

function twice(span: Span, message: string): Diagnostic {
  return errorDiagnostic('target-twice', message, { span });
}
