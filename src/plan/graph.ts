/** A graph of nodes 0…n-1, sorted so that every edge points forwards and, other things equal, nodes stay in order. */
export class Graph {
  readonly #labels: readonly string[];
  readonly #followers: Set<number>[];

  /** The labels name the members of a cycle, should there be one. */
  constructor(labels: readonly string[]) {
    this.#labels = labels;
    this.#followers = labels.map(() => new Set());
  }

  /** The first node comes before the second; nothing where either is absent or both are one. */
  before(first: number | undefined, second: number | undefined): void {
    if (first === undefined || second === undefined || first === second) return;
    this.#followers[first]!.add(second);
  }

  /** As `before`, unless the second must come before the first already. */
  prefer(first: number | undefined, second: number | undefined): void {
    if (first === undefined || second === undefined || this.#reaches(second, first)) return;
    this.before(first, second);
  }

  #reaches(from: number, to: number): boolean {
    const seen = new Set<number>();
    const open = [from];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (node === to) return true;
      if (seen.has(node)) continue;
      seen.add(node);
      open.push(...this.#followers[node]!);
    }
    return false;
  }

  /** All nodes in order. Throws when there is a cycle. */
  sort(): readonly number[] {
    const { sorted, waiting } = this.#order();
    if (sorted.length < this.#labels.length) throw new Error(this.#describeCycle(waiting));
    return sorted;
  }

  /** The nodes that are in a cycle or wait for one, in their order. */
  stuck(): readonly number[] {
    return this.#order().waiting.flatMap((count, node) => (count > 0 ? [node] : []));
  }

  #order(): { readonly sorted: readonly number[]; readonly waiting: readonly number[] } {
    const waiting = this.#labels.map(() => 0);
    for (const followers of this.#followers) for (const node of followers) waiting[node]! += 1;
    const free = new MinHeap();
    waiting.forEach((count, node) => {
      if (count === 0) free.push(node);
    });
    const sorted: number[] = [];
    for (let node = free.pop(); node !== undefined; node = free.pop()) {
      sorted.push(node);
      for (const follower of this.#followers[node]!) {
        waiting[follower]! -= 1;
        if (waiting[follower] === 0) free.push(follower);
      }
    }
    return { sorted, waiting };
  }

  #describeCycle(waiting: readonly number[]): string {
    const stuck = this.#labels.filter((_, node) => waiting[node]! > 0);
    return `statements wait for each other: ${stuck.join(', ')}`;
  }
}

class MinHeap {
  readonly #items: number[] = [];

  push(value: number): void {
    const items = this.#items;
    let index = items.push(value) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (items[parent]! <= items[index]!) return;
      this.#swap(parent, index);
      index = parent;
    }
  }

  pop(): number | undefined {
    const items = this.#items;
    const first = items[0];
    const last = items.pop();
    if (first === undefined || last === undefined || items.length === 0) return first;
    items[0] = last;
    this.#sink();
    return first;
  }

  #sink(): void {
    const items = this.#items;
    for (let index = 0; ; ) {
      let least = index;
      for (const child of [2 * index + 1, 2 * index + 2]) {
        if (child < items.length && items[child]! < items[least]!) least = child;
      }
      if (least === index) return;
      this.#swap(least, index);
      index = least;
    }
  }

  #swap(left: number, right: number): void {
    [this.#items[left], this.#items[right]] = [this.#items[right]!, this.#items[left]!];
  }
}
