/** As English forms it regularly; a name that ends in `s` is taken for a plural. */
export function plural(name: string): string {
  if (name.endsWith('s')) return name;
  if (/[^aeiou]y$/i.test(name)) return `${name.slice(0, -1)}ies`;
  return /(?:x|z|ch|sh)$/.test(name) ? `${name}es` : `${name}s`;
}
