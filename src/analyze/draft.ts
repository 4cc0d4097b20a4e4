import type { BlockSpec } from '../kinds/declaration.ts';
import type { ResolvedBlock, ResolvedField } from '../kinds/resolved.ts';
import type { Field } from '../syntax/ast.ts';

type Mutable<T> = { -readonly [P in keyof T]: T[P] };

/** A field while it is being resolved. */
export interface FieldDraft extends Mutable<Omit<ResolvedField, 'overrides'>> {
  overrides: FieldDraft | undefined;
  readonly syntax: Field;
}

/** A block while it is being resolved: each stage fills in its part, and afterwards nothing writes to it. */
export interface BlockDraft extends Mutable<Omit<ResolvedBlock, 'fields' | 'parents' | 'inherited'>> {
  readonly spec: BlockSpec;
  fields: FieldDraft[];
  parents: readonly BlockDraft[];
  inherited: readonly FieldDraft[];
  /** A field of it has a type that is not known; what is missing in the block may be just that field. */
  incomplete: boolean;
}
