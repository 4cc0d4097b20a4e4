import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Source } from '../source/source.ts';

/** What leads from one text to another, as `diff -u` prints it: three lines around each change. */
export function unifiedDiff(before: Source, after: Source): string {
  return createTwoFilesPatch(before.path, after.path, before.text, after.text, undefined, undefined, {
    context: 3,
    headerOptions: FILE_HEADERS_ONLY,
  });
}
