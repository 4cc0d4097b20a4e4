import { errorDiagnostic } from '../../diagnostic/diagnostic.ts';
import type { Report } from '../../kinds/declaration.ts';
import type { ResolvedJoinTable, ResolvedRelation } from '../../kinds/resolved.ts';
import { attributeOf } from '../../kinds/shared/resolvedArguments.ts';
import type { BlockDraft } from '../draft.ts';
import { checkInline } from './checkInline.ts';
import { joinTable } from './joinTable.ts';
import { pairRelations } from './pairRelations.ts';
import { pathOf, type RelationField, relationFields } from './relationField.ts';

export interface ResolvedRelations {
  readonly relations: readonly ResolvedRelation[];
  readonly joinTables: readonly ResolvedJoinTable[];
}

/** The relations between these blocks, paired and checked: by the rules of Prisma Client too, where `client` is. */
export function resolveRelations(
  blocks: readonly BlockDraft[],
  client: boolean,
  report: Report,
): ResolvedRelations {
  const fields = relationFields(blocks);
  for (const side of fields) checkSide(side, client, report);
  const complete = new Set<unknown>(blocks.filter((block) => !block.incomplete));
  const { inline, manyToMany, ambiguous } = pairRelations(fields, report);
  const mayMeanAnother = (side: RelationField) =>
    !complete.has(side.target) || [...ambiguous].some((other) => isOpposite(side, other));
  return {
    relations: inline.flatMap((relation) => checkInline(relation, mayMeanAnother, client, report) ?? []),
    joinTables: withFreeNames(
      manyToMany.flatMap((relation) => joinTable(relation, report) ?? []),
      blocks,
      report,
    ),
  };
}

function isOpposite(side: RelationField, other: RelationField): boolean {
  return other.field.block === side.target && other.target === side.field.block;
}

/** What a relation field says, whatever its other side is. */
function checkSide(side: RelationField, client: boolean, report: Report): void {
  const { field, target, attribute, name } = side;
  if (name === '') {
    const span = attribute?.span ?? field.span;
    report(errorDiagnostic('empty-name', 'The name of a relation cannot be empty.', { span }));
  }
  const ignored = [field.block, field].some((owner) => attributeOf(owner, 'ignore'));
  if (client && attributeOf(target, 'ignore') && !ignored) {
    const message = `\`${target.name}\` is ignored, so \`${pathOf(side)}\` must be ignored too.`;
    report(
      errorDiagnostic('missing-ignore', message, { span: field.span, fixes: [{ title: 'add `@ignore`' }] }),
    );
  }
}

function withFreeNames(
  tables: readonly ResolvedJoinTable[],
  blocks: readonly BlockDraft[],
  report: Report,
): readonly ResolvedJoinTable[] {
  const taken = new Set(blocks.map((block) => JSON.stringify([block.schema, block.databaseName])));
  return tables.filter((table) => {
    const key = JSON.stringify([table.schema, table.name]);
    const free = !taken.has(key);
    taken.add(key);
    if (!free) {
      const message = `The table of this many-to-many relation is called \`${table.name}\`, and that name is taken.`;
      const fixes = [{ title: 'give the relation a name of its own: `@relation("name")`' }];
      report(errorDiagnostic('duplicate-name', message, { span: table.span, fixes }));
    }
    return free;
  });
}
