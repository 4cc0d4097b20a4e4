import type { FaultKind, PlannedFault } from './plannedFault.ts';

/** The share of each kind among the faults that chance chooses. */
const kinds: readonly FaultKind[] = ['kill', 'cut', 'cut', 'cut', 'part', 'part', 'crash'];
const moments = ['before', 'during', 'after'] as const;

const inARow = 3;

/**
 * So many faults: the process killed before, in and after the statements of the migrations, each in a database of its
 * own, and between them whatever chance says, three in a row. The same seed gives the same faults.
 */
export function planFaults(
  requests: readonly string[],
  isStatement: (request: string) => boolean,
  { count, seed }: { readonly count: number; readonly seed: number },
): readonly (readonly PlannedFault[])[] {
  const random = randomNumbers(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const byChance = (): PlannedFault => ({
    kind: kinds[below(kinds.length)]!,
    moment: moments[below(moments.length)]!,
    at: below(requests.length),
  });
  const kills = requests.flatMap((request, at) =>
    isStatement(request) ? moments.map((moment) => ({ kind: 'kill', moment, at }) as const) : [],
  );
  const atStatements = shuffled(kills, random);
  const planned: (readonly PlannedFault[])[] = [];
  for (let left = count; left > 0; left -= planned.at(-1)!.length) {
    const kill = planned.length % 3 < 2 ? atStatements.pop() : undefined;
    planned.push(kill ? [kill] : Array.from({ length: Math.min(inARow, left) }, byChance));
  }
  return planned;
}

/**
 * Divides so many faults among places: each gets as many, but what makes ready for them is worth it from five on, so a few
 * faults go to a few places, which the seed chooses.
 */
export function shareFaults(total: number, places: number, seed: number): readonly number[] {
  const chosen = Math.min(places, Math.ceil(total / 5));
  const order = shuffled([...Array(places).keys()], randomNumbers(seed));
  return Array.from({ length: places }, (_, place) => {
    const rank = order.indexOf(place);
    return rank < chosen ? Math.floor((total + rank) / chosen) : 0;
  });
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ item }) => item);
}

/** Mulberry32: numbers from 0 to 1 that a seed determines. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
