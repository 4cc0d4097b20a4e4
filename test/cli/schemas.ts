/** A schema file of models and enums, each given by its lines. */
export function schema(blocks: Readonly<Record<string, readonly string[]>>): {
  readonly 'schema.dsl': string;
} {
  const texts = Object.entries(blocks).map(([head, lines]) =>
    [`${head} {`, ...lines.map((line) => `  ${line}`), '}'].join('\n'),
  );
  return { 'schema.dsl': `${texts.join('\n\n')}\n` };
}

const dealLines = ['id Int @id @default(autoincrement())', 'title String'];

/** The model `Deal` on the table `deals`: a key, a title, and these lines. */
export function deals(...lines: readonly string[]): { readonly 'schema.dsl': string } {
  return schema({ 'model Deal': [...dealLines, ...lines, '@@map("deals")'] });
}

/** The same, and an enum `Status` with these values. */
export function dealsWithStatus(values: readonly string[], ...lines: readonly string[]) {
  return schema({ 'model Deal': [...dealLines, ...lines, '@@map("deals")'], 'enum Status': values });
}
