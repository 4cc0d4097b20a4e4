/** The url with another default schema, as `?schema=` says it. Works on urls of several hosts, which `URL` refuses. */
export function withSchema(url: string, schema: string): string {
  const [address, search = ''] = url.split(/\?(.*)/s);
  const others = search.split('&').filter((pair) => pair !== '' && !/^schema=/.test(pair));
  return `${address}?${[...others, `schema=${encodeURIComponent(schema)}`].join('&')}`;
}
