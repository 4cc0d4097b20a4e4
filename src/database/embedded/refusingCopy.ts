import type { PGlite } from '@electric-sql/pglite';

/** The first bytes of the protocol's messages `Query` and `CopyFail`. */
const simpleQuery = 0x51;
const copyFailType = 0x66;

const copyFail = Buffer.concat([
  Buffer.from([copyFailType, 0, 0, 0, 0]),
  Buffer.from('No source stream defined\0'),
]);
copyFail.writeInt32BE(copyFail.length - 1, 1);

/**
 * PGlite for a pg client. COPY FROM STDIN waits for the client's next message, which PGlite has not yet been given:
 * it takes that for the end of the client and stops for good. So the refusal is sent together with a statement that
 * may be such a COPY; PostgreSQL ignores it after any other.
 */
export function refusingCopy(pglite: PGlite): PGlite {
  const execProtocolStream: PGlite['execProtocolStream'] = (bytes, options) => {
    const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    const mayCopy = message[0] === simpleQuery && /\bcopy\b/i.test(message.toString('latin1'));
    return pglite.execProtocolStream(mayCopy ? Buffer.concat([message, copyFail]) : bytes, options);
  };
  return new Proxy(pglite, {
    get: (target, property) =>
      property === 'execProtocolStream'
        ? execProtocolStream
        : (Reflect.get(target, property, target) as unknown),
  });
}
