const units = { ms: 1, s: 1000, min: 60_000, h: 3_600_000 } as const;

/** The milliseconds of `500ms`, `5s`, `2min`, `1h`, or of a bare number of them; undefined where it is none of these. */
export function readDuration(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(ms|s|min|h)?$/.exec(text.trim());
  return match ? Number(match[1]) * units[(match[2] ?? 'ms') as keyof typeof units] : undefined;
}
