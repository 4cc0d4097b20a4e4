import type { Batch, Throttle } from './batch.ts';
import { readDuration } from './readDuration.ts';

/** What `-- schemac:batch` says. */
export interface BatchDirective extends Pick<Batch, 'key' | 'size' | 'pauseMs' | 'throttle'> {
  /** The table or alias that the key is qualified with. */
  readonly table?: string;
}

/** Reads the words behind `-- schemac:batch`; a string says what is wrong with them. */
export function readBatchDirective(argument: string): BatchDirective | string {
  const words = new Map<string, string>();
  const rest = argument.replaceAll(
    /(\w+)=((?:"(?:[^"]|"")*"|'(?:[^']|'')*'|[^\s"'])+)/g,
    (_, name, value) => {
      words.set(name, value);
      return '';
    },
  );
  if (rest.trim() !== '') return `\`${rest.trim()}\` is not of the form name=value.`;
  const unknown = [...words.keys()].find((name) => !['by', 'size', 'pause', 'throttle'].includes(name));
  if (unknown !== undefined) return `There is no \`${unknown}\`: it takes by, size, pause and throttle.`;
  const by = words.get('by');
  if (by === undefined) return 'It needs a unique key to go by, as in `by=id`.';
  const key = readKey(by);
  const size = readSize(words.get('size') ?? 'auto');
  const pauseMs = readDuration(words.get('pause') ?? '0');
  const throttle = readThrottle(words.get('throttle'));
  if (typeof key === 'string') return key;
  if (size === undefined) return `\`size=${words.get('size')}\` is neither \`auto\` nor a number of rows.`;
  if (pauseMs === undefined) return `\`pause=${words.get('pause')}\` is no duration: write 50ms or 1s.`;
  return typeof throttle === 'string' ? throttle : { ...key, size, pauseMs, throttle };
}

function readSize(text: string): number | 'auto' | undefined {
  if (text === 'auto') return 'auto';
  return /^[1-9]\d{0,7}$/.test(text) ? Number(text) : undefined;
}

/** `id`, `d.id`, `tenant,"Order No"`: names as SQL writes them. */
function readKey(text: string): { readonly key: readonly string[]; readonly table?: string } | string {
  const names = splitAtCommas(text).map((part) =>
    /^(?:("(?:[^"]|"")+"|[^\s".]+)\.)?("(?:[^"]|"")+"|[^\s".]+)$/.exec(part),
  );
  if (names.some((match) => !match)) return `\`by=${text}\` is no list of columns.`;
  const tables = new Set(names.flatMap((match) => (match![1] === undefined ? [] : [nameIn(match![1])])));
  const [table, second] = tables;
  if (second !== undefined) return 'The columns of the key belong to one table.';
  const key = names.map((match) => nameIn(match![2]!));
  return { key, ...(table !== undefined && { table }) };
}

function nameIn(written: string): string {
  return written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written.toLowerCase();
}

function readThrottle(text: string | undefined): readonly Throttle[] | string {
  if (text === undefined) return [];
  const conditions = splitAtCommas(text).map(readCondition);
  const wrong = conditions.indexOf(undefined);
  if (wrong < 0) return conditions as Throttle[];
  return `\`${splitAtCommas(text)[wrong]}\` is none of lag<5s, locks<10 and an SQL condition in quotes.`;
}

function readCondition(text: string): Throttle | undefined {
  const quote = text[0];
  if (quote === '"' || quote === "'")
    return { type: 'sql', condition: text.slice(1, -1).replaceAll(quote + quote, quote) };
  const [, name, limit] = /^(lag|locks)<(.+)$/.exec(text) ?? [];
  if (name === 'locks' && /^[1-9]\d{0,5}$/.test(limit!)) return { type: 'locks', below: Number(limit) };
  const belowMs = name === 'lag' ? readDuration(limit!) : undefined;
  return belowMs === undefined ? undefined : { type: 'lag', belowMs };
}

/** Commas in quotes do not count. */
function splitAtCommas(text: string): readonly string[] {
  return text.match(/(?:"(?:[^"]|"")*"|'(?:[^']|'')*'|[^,"'])+/g) ?? [];
}
