import type { Database, ShownResult } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/openDatabase.ts';
import type { PsqlRun } from './runPsql.ts';

/**
 * Carries out a file for psql where there is no psql: the few commands that files of ours have, and variables in
 * nothing but them. It stops at the first error.
 */
export async function interpretPsql(text: string, url: string): Promise<PsqlRun> {
  const database = await openDatabase({ url });
  const interpreter = new Interpreter(database);
  try {
    await interpreter.run(text);
    return { status: 0, stdout: interpreter.output(), stderr: '' };
  } catch (error) {
    return { status: 3, stdout: interpreter.output(), stderr: errorText(error) };
  } finally {
    await database.close();
  }
}

function errorText(error: unknown): string {
  const { message, facts } = error as { message: string; facts?: { detail?: string; hint?: string } };
  const detail = facts?.detail === undefined ? '' : `\nDETAIL:  ${facts.detail}`;
  const hint = facts?.hint === undefined ? '' : `\nHINT:  ${facts.hint}`;
  return `ERROR:  ${message.replace('PostgreSQL says: ', '')}${detail}${hint}`;
}

class Interpreter {
  readonly #database: Database;
  readonly #variables = new Map<string, string>();
  readonly #output: string[] = [];
  /** For each open \if: whether its branch is run. */
  readonly #branches: boolean[] = [];

  constructor(database: Database) {
    this.#database = database;
  }

  output(): string {
    return this.#output.join('\n');
  }

  async run(text: string): Promise<void> {
    let rest = text;
    for (;;) {
      rest = withoutBlank(rest);
      if (rest === '') return;
      if (rest.startsWith('\\')) {
        const line = /^.*/.exec(rest)![0];
        rest = rest.slice(line.length);
        this.#command(line);
      } else {
        const length = statementLength(rest);
        const end = /^(?:;|[ \t]*\\\w+)?/.exec(rest.slice(length))![0];
        if (this.#isActive()) await this.#statement(rest.slice(0, length), end.trim());
        rest = rest.slice(length + end.length);
      }
    }
  }

  #isActive(): boolean {
    return this.#branches.every(Boolean);
  }

  #command(line: string): void {
    const [, name, argument] = /^\\(\w+)\s*(.*)$/.exec(line)!;
    if (name === 'if') this.#branches.push(this.#isActive() && isTrue(this.#replaced(argument!)));
    else if (name === 'else') this.#branches.push(!this.#branches.pop()!);
    else if (name === 'endif') this.#branches.pop();
    else if (name === 'echo' && this.#isActive()) this.#output.push(this.#replaced(argument!));
    else if (name !== 'set' && name !== 'echo') throw new Error(`no such command here: ${line}`);
  }

  #replaced(text: string): string {
    const words = text.replaceAll(/'((?:[^']|'')*)'/g, (_, quoted: string) => quoted.replaceAll("''", "'"));
    return words.replaceAll(/:(\w+)/g, (written, name: string) => this.#variables.get(name) ?? written);
  }

  async #statement(text: string, end: string): Promise<void> {
    const { columns, values }: ShownResult = await this.#database.show(text);
    if (end === '\\gset')
      for (const [index, { name }] of columns.entries()) this.#variables.set(name, values[0]![index]!);
    if (end !== '\\gexec') return;
    for (const statement of values.flat()) await this.#database.show(statement!);
  }
}

function isTrue(text: string): boolean {
  if (!['t', 'f'].includes(text)) throw new Error(`\\if of ${text}`);
  return text === 't';
}

function withoutBlank(text: string): string {
  return text.replace(/^(?:\s|--.*|\/\*(?:.|\n)*?\*\/)+/, '');
}

const token =
  /--.*|\/\*(?:.|\n)*?\*\/|E'(?:[^'\\]|\\.|\\\n|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$(\w*)\$(?:.|\n)*?\$\1\$|\w+|(?:.|\n)/gy;

/** Up to the semicolon, or the backslash of a command, that ends the statement. */
function statementLength(text: string): number {
  token.lastIndex = 0;
  let depth = 0;
  for (let at = 0, match = token.exec(text); match; at = token.lastIndex, match = token.exec(text)) {
    if (match[0] === '(') depth++;
    if (match[0] === ')') depth--;
    if (match[0] === '\\' || (match[0] === ';' && depth === 0)) return at;
  }
  return text.length;
}
