import { errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { BlockSpec, Report } from '../kinds/declaration.ts';
import { scalarNames } from '../kinds/resolved.ts';
import { objectId } from '../model/object.ts';
import type { Block, Document } from '../syntax/ast.ts';
import type { BlockDraft } from './draft.ts';
import { identifierMessage, isIdentifier } from './identifier.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The blocks of all files, by what they are. */
export interface CollectedBlocks {
  readonly datasources: readonly Block[];
  readonly generators: readonly Block[];
  /** All others, in order; each has a name of its own. */
  readonly drafts: readonly BlockDraft[];
  /** Those that say more of another block. */
  readonly additions: readonly { readonly block: Block; readonly spec: BlockSpec }[];
}

/** Sorts the blocks of all files by keyword and checks their names. */
export function collectBlocks(
  documents: readonly Document[],
  vocabulary: Vocabulary,
  report: Report,
): CollectedBlocks {
  const blocks = documents.flatMap((document) => document.blocks);
  const drafts = new Map<string, BlockDraft>();
  const additions: { block: Block; spec: BlockSpec }[] = [];
  for (const block of blocks) {
    const spec = specOf(block, vocabulary, report);
    if (!spec || isConfiguration(block)) continue;
    if (spec.about !== undefined) {
      additions.push({ block, spec });
      continue;
    }
    checkName(block, report);
    const name = block.name?.value ?? '';
    const first = drafts.get(name);
    if (first && name !== '') reportDuplicate(block, first, report);
    else if (name !== '') drafts.set(name, draftOf(block, name, spec));
  }
  return {
    datasources: blocks.filter((block) => block.keyword.value === 'datasource'),
    generators: blocks.filter((block) => block.keyword.value === 'generator'),
    drafts: [...drafts.values()],
    additions,
  };
}

function isConfiguration(block: Block): boolean {
  return block.keyword.value === 'datasource' || block.keyword.value === 'generator';
}

function specOf(block: Block, vocabulary: Vocabulary, report: Report): BlockSpec | undefined {
  const { value, span } = block.keyword;
  const spec = vocabulary.blocks.get(value);
  if (!spec && value !== '') {
    const meant = nearest(value, vocabulary.blocks.keys());
    const fixes = meant ? [{ title: `did you mean \`${meant}\`?`, edits: [{ span, text: meant }] }] : [];
    report(errorDiagnostic('unknown-block', `There is no block \`${value}\`.`, { span, fixes }));
  }
  return spec;
}

function checkName(block: Block, report: Report): void {
  const name = block.name;
  if (!name || name.value === '') return;
  const error = (message: string) => report(errorDiagnostic('invalid-name', message, { span: name.span }));
  if (scalarNames.some((scalar) => scalar === name.value)) {
    error(`\`${name.value}\` is a type of the language; choose another name.`);
  } else if (!isIdentifier(name.value)) {
    error(identifierMessage(name.value, '@@map'));
  }
}

function reportDuplicate(block: Block, first: BlockDraft, report: Report): void {
  const message = `The name \`${first.name}\` is taken.`;
  const span = block.name?.span ?? block.span;
  const notes = [{ message: `the ${first.keyword} \`${first.name}\` is here`, span: first.span }];
  report(errorDiagnostic('duplicate-name', message, { span, notes }));
}

function draftOf(block: Block, name: string, spec: BlockSpec): BlockDraft {
  const keyword = block.keyword.value;
  return {
    keyword,
    name,
    databaseName: name,
    schema: '',
    id: objectId(keyword, [name]),
    fields: [],
    parents: [],
    inherited: [],
    values: [],
    properties: new Map(),
    attributes: [],
    keys: [],
    doc: block.doc,
    span: block.name?.span ?? block.span,
    syntax: block,
    spec,
    incomplete: false,
  };
}
