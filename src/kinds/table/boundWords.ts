import type { Expression } from '../../syntax/ast.ts';
import { argument, array, boolean, call, nothing, number, path, string } from '../../syntax/build.ts';
import { splitList } from './splitList.ts';

/** The properties of a block `partition` for a bound as PostgreSQL prints it: the inverse of `declareBound`. */
export function boundWords(bound: string): readonly (readonly [property: string, value: Expression])[] {
  if (bound === 'DEFAULT') return [['default', boolean(true)]];
  const hash = /^FOR VALUES WITH \(modulus (\d+), remainder (\d+)\)$/.exec(bound);
  if (hash) {
    return [
      ['modulus', number(hash[1]!)],
      ['remainder', number(hash[2]!)],
    ];
  }
  const [, list] = /^FOR VALUES IN \((.*)\)$/s.exec(bound) ?? [];
  if (list !== undefined) return [['in', array(...splitList(list).map(valueWords))]];
  const [from, to] = rangeParts(bound);
  return [
    ['from', oneOrMore(from)],
    ['to', oneOrMore(to)],
  ];
}

/** `FOR VALUES FROM (…) TO (…)`: a value may hold `) TO (` too, so the parentheses are counted. */
function rangeParts(bound: string): readonly [string, string] {
  const joined = splitList(bound.replace(/^FOR VALUES FROM /, '').replaceAll(') TO (', '),('));
  const parts = joined.map((part) => part.replace(/^\(|\)$/g, ''));
  if (parts.length !== 2) throw new Error(`a bound of a partition has another form: ${bound}`);
  return [parts[0]!, parts[1]!];
}

function oneOrMore(text: string): Expression {
  const values = splitList(text).map(valueWords);
  return values.length === 1 ? values[0]! : array(...values);
}

function valueWords(text: string): Expression {
  if (text === 'NULL') return nothing();
  if (text === 'MINVALUE') return path('MinValue');
  if (text === 'MAXVALUE') return path('MaxValue');
  if (text === 'true' || text === 'false') return boolean(text === 'true');
  if (/^\d+(?:\.\d+)?$/.test(text)) return number(text);
  if (/^'(?:[^'\\]|'')*'$/.test(text)) return string(text.slice(1, -1).replaceAll("''", "'"));
  return call('raw', argument(string(text)));
}
