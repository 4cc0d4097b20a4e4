/** A schema document whose names and references are resolved; what the declarations of the kinds read. */
export interface ResolvedSchema {
  /** The schema of objects that name none. */
  readonly defaultSchema: string;
}
