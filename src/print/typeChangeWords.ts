import type { TypeChange } from '../model/plan.ts';

/** `, from integer to bigint (rewrite)`: what a change of type is to PostgreSQL; nothing where there is none. */
export function typeChangeWords(change: TypeChange | undefined): string {
  if (!change) return '';
  const { from, to, effect, by } = change;
  const how = by === undefined ? '' : ` by ${by}`;
  const words = {
    'catalog-only': 'catalog-only',
    rewrite: `rewrite${how}`,
    'needs-using': `rewrite${how}: PostgreSQL has no cast, so rows need \`@using\``,
    impossible: 'impossible: no column can have this type',
  };
  return `, from ${from} to ${to} (${words[effect]})`;
}
