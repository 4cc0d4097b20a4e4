/** The name of a table, an index, a sequence or a view, which is the only one in its schema. */
export function relationName(schema: string, name: string): string {
  return JSON.stringify(['relation', schema, name]);
}

/** The name of a type; that of a table is one too. */
export function typeName(schema: string, name: string): string {
  return JSON.stringify(['type', schema, name]);
}

/** The name of a collation, which is the only one in its schema. */
export function collationNameIn(schema: string, name: string): string {
  return JSON.stringify(['collation', schema, name]);
}

/** The name of a constraint, the only one on its table. */
export function constraintNameOn(table: string, name: string): string {
  return JSON.stringify(['constraint', table, name]);
}
