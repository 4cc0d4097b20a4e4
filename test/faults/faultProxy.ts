import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { RequestReader } from './requestReader.ts';

/** When it happens, seen from a request of the client: before the server gets it, while it works, after its answer. */
export type FaultMoment = 'before' | 'during' | 'after';

/** A fault at a request of the clients. */
export interface Fault {
  /** Whether it is the last of these requests, over all connections, at which it happens. */
  readonly isDue: (requests: readonly string[]) => boolean;
  readonly moment: FaultMoment;
  /** What happens. The connection of the request is cut right after it. */
  readonly strike: () => void;
}

/** Stands between the clients and a server, counts what the clients ask, and lets a fault happen at one of them. */
export class FaultProxy {
  readonly #listener: Server;
  readonly #target: URL;
  readonly #sockets = new Set<Socket>();
  #fault: Fault | undefined;
  #requests: string[] = [];

  private constructor(listener: Server, target: URL) {
    this.#listener = listener;
    this.#target = target;
    listener.on('connection', (client) => this.#accept(client));
  }

  static async start(serverUrl: string): Promise<FaultProxy> {
    const listener = createServer();
    const proxy = new FaultProxy(listener, new URL(serverUrl));
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    return proxy;
  }

  /** The url of a database, through the proxy. */
  through(url: string): string {
    const address = this.#listener.address();
    if (address === null || typeof address === 'string') throw new Error('the proxy listens on no port');
    const changed = new URL(url);
    changed.host = `127.0.0.1:${address.port}`;
    changed.searchParams.set('sslmode', 'disable');
    return changed.href;
  }

  /** Begins to count anew, with this fault. */
  arm(fault?: Fault): void {
    this.#fault = fault;
    this.#requests = [];
  }

  /** The requests since it was armed: the SQL where they are simple queries. */
  get requests(): readonly string[] {
    return this.#requests;
  }

  /** Ends every connection. */
  cutAll(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cutAll();
    this.#listener.close();
    await once(this.#listener, 'close');
  }

  #accept(client: Socket): void {
    const server = connect(Number(this.#target.port), this.#target.hostname);
    const cut = () => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on('close', () => {
        this.#sockets.delete(socket);
        cut();
      });
      // What ends a connection is told by `close`.
      socket.on('error', () => undefined);
    }
    const reader = new RequestReader();
    client.on('data', (chunk: Buffer) => {
      for (const { bytes, text } of reader.read(chunk)) {
        const fault = text === undefined ? undefined : this.#count(text);
        if (!fault) server.write(bytes);
        else if (this.#strikeAt(fault, server, bytes, cut) === 'ended') return;
      }
    });
    server.on('data', (chunk: Buffer) => client.write(chunk));
  }

  #count(text: string): Fault | undefined {
    this.#requests.push(text);
    const fault = this.#fault?.isDue(this.#requests) ? this.#fault : undefined;
    if (fault) this.#fault = undefined;
    return fault;
  }

  #strikeAt({ moment, strike }: Fault, server: Socket, bytes: Buffer, cut: () => void): 'ended' | 'waiting' {
    const end = () => {
      strike();
      cut();
    };
    if (moment === 'before') {
      end();
      return 'ended';
    }
    server.removeAllListeners('data');
    if (moment === 'during') {
      // Once the bytes have left, the server works on them whatever becomes of the connection.
      server.write(bytes, end);
      return 'ended';
    }
    server.write(bytes);
    let answer = Buffer.alloc(0);
    server.on('data', (chunk: Buffer) => {
      answer = Buffer.concat([answer, chunk]);
      if (isWhole(answer)) end();
    });
    return 'waiting';
  }
}

/** Whether an answer has come to its end: ReadyForQuery, or a question for the password. */
function isWhole(answer: Buffer): boolean {
  let last = '';
  let at = 0;
  while (at + 5 <= answer.length) {
    last = String.fromCharCode(answer[at]!);
    at += 1 + answer.readInt32BE(at + 1);
  }
  return at === answer.length && (last === 'Z' || last === 'R');
}
