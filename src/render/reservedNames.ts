/** Names that no block may have: the scalar types, and what a client in JavaScript or TypeScript cannot name. */
export const reservedNames: ReadonlySet<string> = new Set(
  `String Boolean Int BigInt Float Decimal DateTime Json Bytes Unsupported Geometry PrismaClient
  break case catch class const continue debugger default delete do else enum export extends false finally for
  function if implements import in instanceof interface let new null package private protected public return super
  switch this throw true try typeof var void while with yield async await`
    .trim()
    .split(/\s+/),
);
