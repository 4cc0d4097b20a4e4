import { errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { Report } from '../kinds/declaration.ts';
import type { Name } from '../syntax/ast.ts';
import type { BlockDraft, FieldDraft } from './draft.ts';

/**
 * Fills in the blocks that each block has columns from, and those columns: the block behind the `:` of its head, or
 * the blocks of `@@inherits`. Returns the blocks with parents before their children.
 */
export function resolveInheritance(
  blocks: readonly BlockDraft[],
  byName: ReadonlyMap<string, BlockDraft>,
  report: Report,
): readonly BlockDraft[] {
  for (const block of blocks) {
    block.parents = parentNames(block).flatMap((name) => parentNamed(name, byName, report) ?? []);
  }
  const inOrder: BlockDraft[] = [];
  const open = new Set<BlockDraft>();
  for (const block of blocks) visit(block);
  return inOrder;

  function visit(block: BlockDraft): void {
    if (inOrder.includes(block)) return;
    open.add(block);
    block.parents = block.parents.filter((parent) => !isCircular(parent, block));
    for (const parent of block.parents) visit(parent);
    open.delete(block);
    inheritFields(block);
    inOrder.push(block);
  }

  function isCircular(parent: BlockDraft, block: BlockDraft): boolean {
    if (!open.has(parent)) return false;
    const message = `\`${block.name}\` cannot have columns from \`${parent.name}\`, which has its columns from \`${block.name}\`.`;
    report(errorDiagnostic('circular-inheritance', message, { span: block.span }));
    return true;
  }
}

function parentNames({ spec, syntax }: BlockDraft): readonly Name[] {
  if (spec.parent) return syntax.annotation?.path.slice(0, 1) ?? [];
  return syntax.members.flatMap((member) => {
    if (member.type !== 'BlockAttribute' || member.attribute.path[0]?.value !== 'inherits') return [];
    const values = (member.attribute.arguments ?? []).map((argument) => argument.value);
    const items = values.flatMap((value) => (value.type === 'Array' ? value.items : [value]));
    return items.flatMap((item) => (item.type === 'Path' ? item.path.slice(0, 1) : []));
  });
}

/** Tables, and what is a table itself by having one for its parent. */
function parentNamed(
  { value, span }: Name,
  byName: ReadonlyMap<string, BlockDraft>,
  report: Report,
): BlockDraft | undefined {
  const found = byName.get(value);
  if (found?.spec.object?.kind === 'table') return found;
  const tables = [...byName.values()].filter((block) => block.spec.object?.kind === 'table');
  const meant = nearest(
    value,
    tables.map(({ name }) => name),
  );
  const fixes = meant ? [{ title: `did you mean \`${meant}\`?`, edits: [{ span, text: meant }] }] : [];
  report(errorDiagnostic('unknown-type', `There is no model \`${value}\`.`, { span, fixes }));
  return undefined;
}

/** A field that is there under the same name says what is otherwise here. */
function inheritFields(block: BlockDraft): void {
  const fields = new Map<string, FieldDraft>();
  for (const parent of block.parents) {
    for (const field of [...parent.inherited, ...parent.fields]) {
      if (field.type.type === 'relation' || fields.has(field.name)) continue;
      fields.set(field.name, field.overrides ?? field);
    }
  }
  for (const field of block.fields) {
    field.overrides = fields.get(field.name);
    fields.delete(field.name);
  }
  block.inherited = [...fields.values()];
}
