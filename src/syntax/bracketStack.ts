import type { TokenType } from 'chevrotain';

/** The brackets that are open: which closing ones are awaited. Every operation takes constant time on average. */
export class BracketStack {
  #awaited: TokenType[] = [];
  /** How often each closing bracket is awaited. */
  #counts = new Map<TokenType, number>();

  get depth(): number {
    return this.#awaited.length;
  }

  open(closer: TokenType): void {
    this.#awaited.push(closer);
    this.#counts.set(closer, this.#count(closer) + 1);
  }

  awaits(closer: TokenType): boolean {
    return this.#count(closer) > 0;
  }

  /** Takes a closing bracket, and with it those inside it that were left open; one that is not awaited does nothing. */
  close(closer: TokenType): void {
    if (!this.awaits(closer)) return;
    let closed: TokenType | undefined;
    do {
      closed = this.#awaited.pop()!;
      this.#counts.set(closed, this.#count(closed) - 1);
    } while (closed !== closer);
  }

  clear(): void {
    this.#awaited = [];
    this.#counts = new Map();
  }

  #count(closer: TokenType): number {
    return this.#counts.get(closer) ?? 0;
  }
}
