/** What a client sends and waits to be answered. */
export interface Request {
  readonly bytes: Buffer;
  /** The SQL of a simple query, else `<letter>` of the message; undefined for the good-bye, which nobody answers. */
  readonly text: string | undefined;
}

/** The messages that the server answers: Query, Sync, a password, and the first one, which has no letter. */
const answered: ReadonlySet<string> = new Set(['Q', 'S', 'p', '']);

/** Divides what a PostgreSQL client sends into requests. */
export class RequestReader {
  #rest: Buffer = Buffer.alloc(0);
  #started = false;
  /** Messages of the extended protocol wait for their Sync. */
  #waiting: Buffer[] = [];

  read(chunk: Buffer): readonly Request[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const requests: Request[] = [];
    for (let message = this.#next(); message; message = this.#next()) {
      this.#waiting.push(message.bytes);
      const isGoodbye = message.letter === 'X';
      if (!answered.has(message.letter) && !isGoodbye) continue;
      requests.push({
        bytes: Buffer.concat(this.#waiting),
        text: isGoodbye ? undefined : textOf(message),
      });
      this.#waiting = [];
    }
    return requests;
  }

  #next(): Message | undefined {
    const header = this.#started ? 1 : 0;
    if (this.#rest.length < header + 4) return undefined;
    const length = header + this.#rest.readInt32BE(header);
    if (this.#rest.length < length) return undefined;
    const bytes = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    this.#started = true;
    return { letter: bytes.toString('latin1', 0, header), bytes };
  }
}

interface Message {
  readonly letter: string;
  readonly bytes: Buffer;
}

function textOf({ letter, bytes }: Message): string {
  return letter === 'Q' ? bytes.toString('utf8', 5, bytes.length - 1) : `<${letter}>`;
}
