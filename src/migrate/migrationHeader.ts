/** What the comments at the head of a migration file say. */
export interface MigrationHeader {
  /** From `-- schemac:parent <id>`, one line for each. Undefined where there is none: the one before by name. */
  readonly parents: readonly string[] | undefined;
  /** From `-- schemac:schema <hash>`: the schema that the file was written for; see `schemaHash`. */
  readonly schema: string | undefined;
  /** From `-- schemac:replaces <id>`, one line for each: what was folded into this file. */
  readonly replaces: readonly string[];
  /** From `-- schemac:hold`: a deploy stops before it unless it is told to go on. */
  readonly hold: boolean;
}

/** A directive: a comment that schemac reads. */
export interface Directive {
  readonly name: string;
  readonly argument: string;
}

/** How a migration without a parent says so. */
const noParent = 'none';

/** Where the head of a file ends: before the first line that is neither empty nor a `--` comment. */
export function headerEnd(text: string): number {
  return /^(?:(?:--[^\r\n]*|[^\S\r\n]*)(?:\r\n|\n|\r))*(?:--[^\r\n]*)?/.exec(text)![0].length;
}

/** Reads the lines before the first that is neither empty nor a `--` comment. */
export function readMigrationHeader(text: string): MigrationHeader {
  const parents: string[] = [];
  const replaces: string[] = [];
  let declared = false;
  let hold = false;
  let schema: string | undefined;
  for (const line of text.slice(0, headerEnd(text)).split(/\r\n|\n|\r/)) {
    const directive = readDirective(line);
    if (directive?.name === 'schema') schema = directive.argument;
    if (directive?.name === 'hold') hold = true;
    if (directive?.name === 'replaces') replaces.push(directive.argument);
    if (directive?.name !== 'parent') continue;
    declared = true;
    if (directive.argument !== noParent) parents.push(directive.argument);
  }
  return { parents: declared ? parents : undefined, schema, replaces, hold };
}

/** The header lines of a file with these parents, written for the schema with this hash, in place of these files. */
export function migrationHeader(
  parents: readonly string[],
  schema?: string,
  replaces: readonly string[] = [],
  hold = false,
): string {
  const names = parents.length > 0 ? parents : [noParent];
  const lines = names.map((parent) => `-- schemac:parent ${parent}\n`);
  const folded = replaces.map((id) => `-- schemac:replaces ${id}\n`);
  return [
    ...lines,
    ...(schema ? [`-- schemac:schema ${schema}\n`] : []),
    ...folded,
    ...(hold ? ['-- schemac:hold\n'] : []),
  ].join('');
}

/** The directive that a comment is, if it is one: `-- schemac:<name> <argument>`. */
export function readDirective(comment: string): Directive | undefined {
  const match = /^--\s*schemac:([\w-]+)(.*)$/.exec(comment.trimEnd());
  return match ? { name: match[1]!, argument: match[2]!.trim() } : undefined;
}
