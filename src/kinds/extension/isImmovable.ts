import type { Extension, ExtensionDetails } from './object.ts';

/** Whether PostgreSQL does not let an extension into another schema, so that it must be made anew there. */
export function isImmovable({ details }: Extension): boolean {
  return (details as ExtensionDetails | undefined)?.relocatable === false;
}
