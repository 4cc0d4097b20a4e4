/** One migration in a drawing of the chain. */
export interface GraphNode {
  readonly id: string;
  readonly parents: readonly string[];
  /** What stands in its place: one character wide. */
  readonly mark: string;
  /** What stands beside it. */
  readonly text: string;
}

/**
 * Draws a chain with its last migration at the top, as `git log --graph` does. The nodes are given parents before
 * children; a parent that is not among them is drawn as a line that ends.
 */
export function historyGraph(nodes: readonly GraphNode[]): readonly string[] {
  const known = new Set(nodes.map(({ id }) => id));
  const rows: { readonly graph: string; readonly text: string }[] = [];
  /** What each line leads down to. */
  let lanes: readonly string[] = [];
  for (const node of nodes.toReversed()) {
    const open = lanes.includes(node.id) ? lanes : [...lanes, node.id];
    const lane = open.indexOf(node.id);
    const joined = joinLanes(open, node.id);
    if (joined) rows.push({ graph: joined, text: '' });
    const own = open.filter((id, index) => id !== node.id || index === lane);
    rows.push({
      graph: own.map((_, index) => (index === lane ? node.mark : '│')).join(' '),
      text: node.text,
    });
    const [first, ...others] = node.parents.filter((parent) => known.has(parent));
    const below = own.flatMap((id, index) => (index === lane ? (first === undefined ? [] : [first]) : [id]));
    if (others.length > 0) rows.push({ graph: splitLane(below.length, lane, others.length), text: '' });
    lanes = [...below, ...others];
  }
  const width = Math.max(0, ...rows.map(({ graph }) => graph.length));
  return rows.map(({ graph, text }) => (text === '' ? graph : `${graph.padEnd(width)}  ${text}`));
}

/** The row in which all lines to one migration come together; undefined where there is only one. */
function joinLanes(lanes: readonly string[], id: string): string | undefined {
  const first = lanes.indexOf(id);
  const last = lanes.lastIndexOf(id);
  if (first === last) return undefined;
  return lanes
    .map((lane, index) => {
      if (index === first) return '├─';
      if (index > first && index < last) return lane === id ? '┴─' : '┼─';
      return index === last ? '╯ ' : '│ ';
    })
    .join('')
    .trimEnd();
}

/** The row in which lines to further parents begin, at the right end. */
function splitLane(lanes: number, from: number, added: number): string {
  const old = Array.from({ length: lanes }, (_, index) => {
    if (index === from) return '├─';
    return index > from ? '┼─' : '│ ';
  });
  const fresh = Array.from({ length: added }, (_, index) => (index === added - 1 ? '╮' : '┬─'));
  return [...old, ...fresh].join('');
}
