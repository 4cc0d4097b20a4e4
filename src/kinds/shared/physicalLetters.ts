/** What the letters of `pg_attribute.attstorage` mean. */
export const storageLetters: Readonly<Record<string, 'plain' | 'main' | 'external' | 'extended'>> = {
  p: 'plain',
  m: 'main',
  e: 'external',
  x: 'extended',
};

/** What those of `attcompression` mean; an empty one is what the server takes. */
export const compressionLetters: Readonly<Record<string, 'pglz' | 'lz4'>> = { p: 'pglz', l: 'lz4' };
