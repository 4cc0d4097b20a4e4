/** Prisma takes no longer names, and file systems stop at 255 bytes for the whole. */
const maximumNameBytes = 200;

/**
 * The id of a new migration: the time in UTC to the second, and the name as a slug. It sorts after `newest`, the
 * last of the ids that are there.
 */
export function migrationId(name: string, now: Date, newest?: string): string {
  const slug = slugOf(name);
  const time = timestampAfter(timestamp(now), newest);
  return slug === '' ? time : `${time}_${slug}`;
}

function timestamp(time: Date): string {
  return time.toISOString().replace(/\D/g, '').slice(0, 14);
}

function timestampAfter(candidate: string, newest: string | undefined): string {
  const last = newest?.match(/^\d{14}/)?.[0];
  if (last === undefined || candidate > last) return candidate;
  const [, year, month, day, hour, minute, second] = /^(.{4})(..)(..)(..)(..)(..)$/.exec(last)!;
  const next = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`).getTime() + 1000;
  // Numbers that are no time (99999999999999) are counted on as numbers.
  return Number.isNaN(next) ? String(BigInt(last) + 1n) : timestamp(new Date(next));
}

/** Letters and digits of any script, in lower case, with `_` between words; accents of Latin letters are dropped. */
function slugOf(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return cutToBytes((words ?? []).join('_'), maximumNameBytes).replace(/_$/, '');
}

/** The longest beginning that has no more bytes, without half a character. */
function cutToBytes(text: string, bytes: number): string {
  let cut = '';
  let length = 0;
  for (const character of text) {
    length += Buffer.byteLength(character);
    if (length > bytes) break;
    cut += character;
  }
  return cut;
}
