/** Names that Prisma refuses for models and enums: Prisma Client makes a class of each (psl, reserved_model_names). */
export const reservedNames: ReadonlySet<string> = new Set(
  `
    PrismaClient async await break case catch class const continue debugger default delete do else enum export
    extends false finally for function if implements import in instanceof interface let new null package private
    protected public return super switch this throw true try typeof using var void while with yield
  `
    .trim()
    .split(/\s+/),
);
