const shape =
  /^(?:"(?:[^"]|"")+"|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*)(?:\s*\.\s*(?:"(?:[^"]|"")+"|[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*))*$/;

/** The parts of a name in SQL, as `app."Numbers"`, unquoted; undefined for what is no plain name. */
export function sqlNameParts(text: string): readonly string[] | undefined {
  const trimmed = text.trim();
  if (!shape.test(trimmed)) return undefined;
  return [...trimmed.matchAll(/"((?:[^"]|"")*)"|[^".\s]+/g)].map(
    ([plain, quoted]) => quoted?.replaceAll('""', '"') ?? plain.toLowerCase(),
  );
}

/** Whether a name in SQL, with its schema or without, may be that of an object `[schema, name]`. */
export function namesObject(text: string, name: readonly string[]): boolean {
  const parts = sqlNameParts(text);
  if (!parts || parts.length > name.length) return false;
  return parts.every((part, index) => part === name[name.length - parts.length + index]);
}
