import { type Diagnostic, errorDiagnostic, warningDiagnostic } from '../diagnostic/diagnostic.ts';
import type { HintedRenames } from '../diff/hintedRenames.ts';
import { displayName } from '../kinds/describeObject.ts';
import { kinds } from '../kinds/registry.ts';
import type { Schema, SchemaObject } from '../model/object.ts';
import { printFormat } from './printFormat.ts';

/** Warnings about hints that do nothing any more, in the order of the schema's objects. */
export function inertHints(
  { inert }: HintedRenames,
  desired: Schema,
  current: Schema,
  defaultSchema: string,
): readonly Diagnostic[] {
  const { describe } = printFormat(defaultSchema);
  const renames = inert.map(({ object, part }) => {
    const subject = part === undefined ? describe(object) : `the value \`${part}\` of ${describe(object)}`;
    const hint = part === undefined && !object.parent ? '@@renamedFrom' : '@renamedFrom';
    return inertHint(object, `The rename of ${subject} is done: its \`${hint}\` can go.`, describe);
  });
  const others = [...desired.values()].flatMap((object) => {
    const done = kinds.kindOf(object.kind).inertHints?.(current.get(object.id), object) ?? [];
    return done.map((hint) =>
      inertHint(
        object,
        `${upperFirst(describe(object))} is as the schema has it: its \`${hint}\` can go.`,
        describe,
      ),
    );
  });
  return [...renames, ...others];
}

function inertHint(
  object: SchemaObject,
  message: string,
  describe: (object: SchemaObject) => string,
): Diagnostic {
  return warningDiagnostic(
    'inert-hint',
    message,
    object.origin ? { span: object.origin } : { subject: describe(object) },
  );
}

/** Errors: of two objects that change names nobody can see whether they have, so that they would do so every time. */
export function circularHints(
  circular: readonly SchemaObject[],
  desired: Schema,
  defaultSchema: string,
): readonly Diagnostic[] {
  const { describe } = printFormat(defaultSchema);
  return circular.map((object) => {
    const table = object.parent && desired.get(object.parent);
    const hint = object.hints!.renamedFrom!;
    const old = table ? `${displayName(table, defaultSchema)}.${hint}` : hint;
    return errorDiagnostic(
      'circular-hint',
      `Names change round with ${describe(object)}: a hint cannot tell whether they have already.`,
      {
        ...(object.origin ? { span: object.origin } : { subject: describe(object) }),
        fixes: [{ title: `Leave the hint out, and say it once: \`--rename ${old}=${object.name.at(-1)}\`` }],
      },
    );
  });
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
