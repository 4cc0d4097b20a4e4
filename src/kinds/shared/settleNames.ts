/** A name of the database that wants a name in the document. */
export interface NameRequest {
  /** Distinct among the requests without `instead`. */
  readonly stored: string;
  /** What to build on where `stored` cannot be had; it may hold any character. */
  readonly instead?: string;
  /** The name that it has already. */
  readonly known?: string;
}

/**
 * Names for a document, one a request and in their order, no two the same. A request keeps its stored name where
 * that is a valid name (letters of ASCII, digits and `_`, a letter first) and not reserved. The others follow in
 * their order: characters that cannot stand become `_`, a digit in front gets an `n` before it, a reserved
 * name gets a `_` behind it, and a number is appended until the name is free. `empty` stands in for a name of which nothing is left.
 */
export function settleNames(
  requests: readonly NameRequest[],
  options: { readonly reserved?: ReadonlySet<string>; readonly empty: string },
): readonly string[] {
  const isReserved = (name: string) => options.reserved?.has(name) ?? false;
  const keeps = ({ stored, instead }: NameRequest) =>
    instead === undefined && validName.test(stored) && !isReserved(stored);
  const known = new Set(requests.flatMap((request) => request.known ?? []));
  const isFree = (request: NameRequest) => keeps(request) && !known.has(request.stored);
  const taken = new Set([...known, ...requests.filter(isFree).map((request) => request.stored)]);
  return requests.map((request) => {
    if (request.known !== undefined) return request.known;
    if (isFree(request)) return request.stored;
    const plain = sanitiseName(request.instead ?? request.stored) || options.empty;
    const wish = isReserved(plain) ? `${plain}_` : plain;
    const name = freeName(wish, (candidate) => taken.has(candidate) || isReserved(candidate));
    taken.add(name);
    return name;
  });
}

/** For a request, where there is such a name. */
export const knownName = (name: string | undefined) => (name === undefined ? {} : { known: name });

/** `name`, or the first of `name_2`, `name_3`, … that is not taken. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  let free = name;
  for (let number = 2; isTaken(free); number += 1) free = `${name}_${number}`;
  return free;
}

const validName = /^[A-Za-z][A-Za-z0-9_]*$/;

/** The name without what the language does not allow; empty where nothing is left. */
function sanitiseName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9_]/gu, '_')
    .replace(/^_+/, '');
  return /^[0-9]/.test(plain) ? `n${plain}` : plain;
}
