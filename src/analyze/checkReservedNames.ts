import { errorDiagnostic } from '../diagnostic/diagnostic.ts';
import type { Report } from '../kinds/declaration.ts';
import { reservedNames } from '../kinds/shared/reservedNames.ts';
import type { BlockDraft } from './draft.ts';

/** Prisma Client makes a class of each block, so a word of JavaScript cannot be its name. */
export function checkReservedNames(blocks: readonly BlockDraft[], report: Report): void {
  for (const { name, span } of blocks) {
    if (!reservedNames.has(name)) continue;
    const message = `\`${name}\` is reserved in JavaScript; choose another name and add \`@@map("${name}")\`.`;
    report(errorDiagnostic('invalid-name', message, { span }));
  }
}
