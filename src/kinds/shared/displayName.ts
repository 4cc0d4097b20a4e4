/** A qualified name for people, between backticks and without the schema `public`: `` `deals.city` ``. */
export function displayName(name: readonly string[]): string {
  return `\`${(name.length > 1 && name[0] === 'public' ? name.slice(1) : name).join('.')}\``;
}
