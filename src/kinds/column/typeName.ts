/** A type as format_type prints it, in its parts. */
export interface TypeName {
  /** `timestamp without time zone`, without the modifiers that PostgreSQL writes in the middle of it. */
  readonly base: string;
  /** `character varying(30)`: [30]; `numeric(10,2)`: [10, 2]. */
  readonly modifiers: readonly number[];
}

/** Takes the text of a type apart. What is in parentheses and no number stays a part of the name. */
export function typeName(text: string): TypeName {
  const match = /^(.*?)\((\d+(?:,-?\d+)*)\)(.*)$/.exec(text);
  if (!match) return { base: text, modifiers: [] };
  const [, before = '', modifiers = '', after = ''] = match;
  return { base: before + after, modifiers: modifiers.split(',').map(Number) };
}
