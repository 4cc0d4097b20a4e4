/** Whether Prisma takes it as the name of a block, field or value: it begins with a letter, and has no `-` in it. */
export function isIdentifier(name: string): boolean {
  return !/^\d/.test(name) && !name.includes('-');
}

/** What to do instead; `attribute` is the one that gives a name in the database. */
export function identifierMessage(name: string, attribute: '@map' | '@@map'): string {
  return `\`${name}\` is no name here: it begins with a letter and has no \`-\`; \`${attribute}\` takes any name of the database.`;
}
