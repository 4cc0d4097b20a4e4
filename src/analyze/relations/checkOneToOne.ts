import { errorDiagnostic, type Fix } from '../../diagnostic/diagnostic.ts';
import type { Report } from '../../kinds/declaration.ts';
import { isGiven, pathOf, type RelationField } from './relationField.ts';

/** Reports what stands on the wrong side of a one-to-one relation, on both, or on none. */
export function checkOneToOne(forward: RelationField, back: RelationField, report: Report): void {
  const problem = problemOf(forward, back);
  if (!problem) return;
  const notes = [{ message: 'the other side is here', span: problem.other.field.span }];
  const fixes = problem.fix ? [problem.fix] : [];
  report(errorDiagnostic('wrong-relation', problem.message, { span: problem.side.field.span, notes, fixes }));
}

interface Problem {
  readonly side: RelationField;
  readonly other: RelationField;
  readonly message: string;
  readonly fix?: Fix;
}

function problemOf(forward: RelationField, back: RelationField): Problem | undefined {
  const both = `\`${pathOf(forward)}\` and \`${pathOf(back)}\``;
  for (const name of ['fields', 'references'] as const) {
    if (!isGiven(forward[name]) && !isGiven(back[name])) {
      const fix = {
        title: 'write `@relation(fields: […], references: […])` on the side that is to have the columns',
      };
      return {
        side: forward,
        other: back,
        message: `Neither of ${both} says the \`${name}\` of the relation.`,
        fix,
      };
    }
    if (isGiven(forward[name]) && isGiven(back[name])) {
      const message = `Both ${both} have \`${name}\`: one side alone has the foreign key.`;
      return { side: back, other: forward, message };
    }
  }
  if (isGiven(forward.fields) !== isGiven(forward.references)) {
    const message = `\`fields\` and \`references\` of ${both} stand on different sides: both belong on one.`;
    return { side: forward, other: back, message };
  }
  return wrongSide(forward, back);
}

function wrongSide(forward: RelationField, back: RelationField): Problem | undefined {
  if (back.attribute?.arguments.has('onDelete') || back.attribute?.arguments.has('onUpdate')) {
    const message = `\`onDelete\` and \`onUpdate\` belong on the side with \`fields\`, \`${pathOf(forward)}\`.`;
    return { side: back, other: forward, message };
  }
  if (!back.field.optional) {
    const message = `\`${pathOf(back)}\` must be optional: no database can demand that the other row is there.`;
    return { side: back, other: forward, message, fix: { title: `write \`${back.target.name}?\`` } };
  }
  if (isGiven(back.fields)) {
    const message = `\`fields\` and \`references\` belong on the required side, \`${pathOf(forward)}\`.`;
    return { side: back, other: forward, message };
  }
  return undefined;
}
