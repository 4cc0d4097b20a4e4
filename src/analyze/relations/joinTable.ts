import { errorDiagnostic, type Fix } from '../../diagnostic/diagnostic.ts';
import { columnId } from '../../kinds/column/object.ts';
import type { Report } from '../../kinds/declaration.ts';
import type { JoinTableSide, ResolvedBlock, ResolvedField, ResolvedJoinTable } from '../../kinds/resolved.ts';
import { truncateName } from '../../kinds/shared/constraintName.ts';
import { tableId } from '../../kinds/table/object.ts';
import { maximumNameBytes } from '../../sql/quoteIdentifier.ts';
import type { ManyToMany } from './pairRelations.ts';
import { isGiven, pathOf, type RelationField, relationName } from './relationField.ts';

/**
 * The table behind an implicit many-to-many relation, in the schema of the first model. Undefined where the relation
 * is not sound, which is reported.
 */
export function joinTable({ sides }: ManyToMany, report: Report): ResolvedJoinTable | undefined {
  const [first, second] = sides;
  const problems = sides.filter((side) => !checkSide(side, report));
  const keys = [singleId(first.field.block), singleId(second.field.block)] as const;
  if (problems.length > 0 || !keys[0] || !keys[1]) return undefined;
  const { schema } = first.field.block;
  const name = truncateName(`_${relationName(first)}`, maximumNameBytes);
  const side = (columnName: 'A' | 'B', references: ResolvedField, field: ResolvedField): JoinTableSide => {
    return { column: columnId([schema, name], columnName), columnName, references, field };
  };
  return {
    id: tableId(schema, name),
    schema,
    name,
    sides: [side('A', keys[0], second.field), side('B', keys[1], first.field)],
    span: first.field.span,
  };
}

/** The field that is the whole primary key. */
function singleId(block: ResolvedBlock): ResolvedField | undefined {
  const key = block.keys.find(({ attribute }) => attribute.name === 'id');
  return key?.fields.length === 1 ? key.fields[0]?.field : undefined;
}

function checkSide(side: RelationField, report: Report): boolean {
  const problem = problemOf(side);
  if (!problem) return true;
  const { span } = side.field;
  report(
    errorDiagnostic('wrong-relation', problem.message, { span, fixes: problem.fix ? [problem.fix] : [] }),
  );
  return false;
}

function problemOf(side: RelationField): { readonly message: string; readonly fix?: Fix } | undefined {
  const { target, attribute } = side;
  const explicit = { title: 'make a model of the relation, with a relation to each of the two' };
  if (target.keyword === 'view' || side.field.block.keyword === 'view') {
    return { message: `\`${pathOf(side)}\`: a view takes no part in a many-to-many relation.` };
  }
  if (!singleId(target)) {
    const message = `\`${pathOf(side)}\` is many-to-many, and \`${target.name}\` has no \`@id\` on a single field for it.`;
    return { message, fix: explicit };
  }
  if (isGiven(side.fields) || isGiven(side.references)) {
    const message = `\`${pathOf(side)}\` is many-to-many: it takes neither \`fields\` nor \`references\`.`;
    return { message, fix: { title: 'leave them out, or make one side of the relation a single field' } };
  }
  if (attribute?.arguments.has('onDelete') || attribute?.arguments.has('onUpdate')) {
    return {
      message: `\`${pathOf(side)}\` is many-to-many: its rows are deleted with either side.`,
      fix: explicit,
    };
  }
  return undefined;
}
