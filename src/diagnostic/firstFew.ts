const few = 3;

/** The first of many things, and how many more there are: `a, b, c, 4 more`. */
export function firstFew(names: readonly string[]): string {
  const more = names.length > few ? [`${names.length - few} more`] : [];
  return [...names.slice(0, few), ...more].join(', ');
}
