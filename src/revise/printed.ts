import type { Block, Member } from '../syntax/ast.ts';
import * as build from '../syntax/build.ts';
import { formatDocument } from '../syntax/format.ts';

/** A block as a file holds it, without a line end behind it. */
export function printedBlock(block: Block): string {
  return formatDocument(build.document([block])).trim();
}

/** A line of a block with its documentation, indented, without a line end behind it. */
export function printedMember(member: Member): string {
  const lines = printedBlock(build.block('model', 'holder', [member])).split('\n');
  return lines
    .slice(1, -1)
    .filter((line) => line !== '')
    .join('\n');
}
