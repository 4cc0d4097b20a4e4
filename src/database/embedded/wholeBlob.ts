/** A Blob that gives its bytes at once: Node's own copies them piece by piece, which takes longer than PostgreSQL's start. */
export class WholeBlob extends Blob {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    super([]);
    this.#bytes = bytes;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteLength } = this.#bytes;
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) return buffer;
    return new Uint8Array(this.#bytes).buffer;
  }
}
