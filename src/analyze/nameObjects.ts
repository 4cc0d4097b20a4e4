import { errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { columnId } from '../kinds/column/object.ts';
import type { Report } from '../kinds/declaration.ts';
import type { ResolvedDatasource } from '../kinds/resolved.ts';
import { attributeOf, stringArgument } from '../kinds/shared/resolvedArguments.ts';
import { objectId } from '../model/object.ts';
import { checkDatabaseName } from './checkDatabaseName.ts';
import type { BlockDraft, FieldDraft } from './draft.ts';

/**
 * Gives every block and field its name in the database and the id of the object that it stands for. Returns the
 * blocks whose names are free; those whose name another one has are reported. `parentsFirst`: the same blocks, each
 * behind those that it inherits from.
 */
export function nameObjects(
  blocks: readonly BlockDraft[],
  parentsFirst: readonly BlockDraft[],
  datasource: ResolvedDatasource | undefined,
  defaultSchema: string,
  report: Report,
): readonly BlockDraft[] {
  for (const block of blocks) {
    block.databaseName = mappedName(block, report);
    block.schema = schemaOf(block, datasource, defaultSchema, report);
    block.id = objectId(block.spec.object?.kind ?? block.keyword, [block.schema, block.databaseName]);
  }
  const free = withFreeNames(blocks, report);
  for (const block of parentsFirst) if (free.includes(block)) nameFields(block, report);
  return free;
}

function mappedName(named: BlockDraft | FieldDraft, report: Report): string {
  const mapped = stringArgument(attributeOf(named, 'map'), 'name');
  if (mapped !== undefined) return mapped;
  checkDatabaseName(named.name, named.span, report);
  return named.name;
}

function schemaOf(
  block: BlockDraft,
  datasource: ResolvedDatasource | undefined,
  defaultSchema: string,
  report: Report,
): string {
  const argument = attributeOf(block, 'schema')?.arguments.get('map');
  const name = argument?.value.type === 'string' ? argument.value.text : undefined;
  const schemas = datasource?.schemas;
  if (name === undefined) {
    if (schemas && !attributeOf(block, 'schema')) {
      const message = `\`${block.name}\` does not say which of the \`schemas\` it is in.`;
      const fixes = [{ title: `add \`@@schema("${schemas[0]?.name ?? 'public'}")\`` }];
      report(errorDiagnostic('missing-schema', message, { span: block.span, fixes }));
    }
    return defaultSchema;
  }
  if (datasource && !schemas?.some((schema) => schema.name === name)) {
    const message = `The datasource does not list the schema \`${name}\`.`;
    const fixes = [{ title: `add \`"${name}"\` to \`schemas = […]\` of the datasource` }];
    report(errorDiagnostic('unknown-schema', message, { span: argument!.span, fixes }));
  }
  return name;
}

function withFreeNames(blocks: readonly BlockDraft[], report: Report): readonly BlockDraft[] {
  const taken = new Map<string, BlockDraft>();
  return blocks.filter((block) => {
    const keys = (block.spec.object?.namespaces ?? []).map((namespace) =>
      JSON.stringify([namespace, block.schema, block.databaseName]),
    );
    const first = keys.map((key) => taken.get(key)).find((other) => other !== undefined);
    if (first) {
      reportTaken(block, first, report);
      return false;
    }
    for (const key of keys) taken.set(key, block);
    return true;
  });
}

function reportTaken(block: BlockDraft, first: BlockDraft, report: Report): void {
  const own = attributeOf(block, 'map');
  const others = attributeOf(first, 'map');
  const span = own?.span ?? others?.span ?? block.span;
  const [one, other] = own || !others ? [block, first] : [first, block];
  const message = `The ${one.keyword} \`${one.name}\` and the ${other.keyword} \`${other.name}\` have one name in the database, \`${block.databaseName}\`.`;
  const notes = [{ message: `the ${other.keyword} \`${other.name}\` is here`, span: other.span }];
  report(errorDiagnostic('duplicate-name', message, { span, notes }));
}

/** Of two columns with one name, the second is reported and left out. */
function nameFields(block: BlockDraft, report: Report): void {
  const taken = new Map<string, FieldDraft>();
  for (const field of block.fields) {
    if (field.type.type === 'relation') continue;
    field.databaseName = field.overrides?.databaseName ?? mappedName(field, report);
    field.id = field.overrides?.id ?? columnId([block.schema, block.databaseName], field.databaseName);
    const first = taken.get(field.databaseName);
    if (!first) {
      taken.set(field.databaseName, field);
      continue;
    }
    const mapped = attributeOf(field, 'map') ? field : first;
    const message = `\`${first.name}\` and \`${field.name}\` of \`${block.name}\` have one name in the database, \`${field.databaseName}\`.`;
    const other = mapped === field ? first : field;
    const notes = [{ message: 'the other is here', span: other.span }];
    report(errorDiagnostic('duplicate-name', message, { span: mapped.span, notes }));
  }
  block.fields = block.fields.filter(
    (field) => field.type.type === 'relation' || taken.get(field.databaseName) === field,
  );
}
