import { errorDiagnostic } from '../diagnostic/diagnostic.ts';
import { nearest } from '../diagnostic/nearest.ts';
import type { BlockSpec, Report } from '../kinds/declaration.ts';
import type { ResolvedAddition, ResolvedBlock } from '../kinds/resolved.ts';
import type { Block } from '../syntax/ast.ts';
import type { CollectedBlocks } from './collectBlocks.ts';
import { resolveAttributes } from './resolveAttributes.ts';
import { checkMember } from './resolveBlocks.ts';
import { resolveProperties } from './resolveProperties.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The blocks that say more of another, with what they say; each names one, and no two of a keyword the same. */
export function resolveAdditions(
  additions: CollectedBlocks['additions'],
  blocks: readonly ResolvedBlock[],
  vocabulary: Vocabulary,
  report: Report,
): readonly ResolvedAddition[] {
  const resolved: ResolvedAddition[] = [];
  for (const { block, spec } of additions) {
    const keyword = block.keyword.value;
    const properties = propertiesOf(block, spec, vocabulary, report);
    const about = blockNamed(block, spec, blocks, report);
    if (!about) continue;
    const span = block.name?.span ?? block.span;
    const first = resolved.find((other) => other.keyword === keyword && other.about === about);
    if (!first) resolved.push({ keyword, about, properties, span });
    else {
      const notes = [{ message: 'the first is here', span: first.span }];
      const message = `There are two blocks \`${keyword} ${about.name}\`: make one of them.`;
      report(errorDiagnostic('duplicate-name', message, { span, notes }));
    }
  }
  return resolved;
}

function propertiesOf(
  block: Block,
  spec: BlockSpec,
  vocabulary: Vocabulary,
  report: Report,
): ResolvedAddition['properties'] {
  const keyword = block.keyword.value;
  for (const member of block.members) checkMember(member, { keyword, spec }, report);
  const attributes = block.members.flatMap((member) =>
    member.type === 'BlockAttribute' ? [member.attribute] : [],
  );
  const scope = { block: undefined, type: undefined };
  const specs = vocabulary.blockAttributes(keyword);
  resolveAttributes(attributes, { sigil: '@@', specs, scope, onRelation: false }, report);
  return resolveProperties(block, spec.properties ?? [], report);
}

function blockNamed(
  { keyword, name, span: whole }: Block,
  { about }: BlockSpec,
  blocks: readonly ResolvedBlock[],
  report: Report,
): ResolvedBlock | undefined {
  const candidates = blocks.filter(({ id }) => id.startsWith(`${about}:`));
  const found = candidates.find((block) => block.name === name?.value);
  if (found || name?.value === '') return found;
  const span = name?.span ?? whole;
  if (!name) {
    const message = `A block \`${keyword.value}\` has the name of the model that it is about.`;
    report(errorDiagnostic('missing-name', message, { span }));
    return undefined;
  }
  const meant = nearest(
    name.value,
    candidates.map((block) => block.name),
  );
  const fixes = meant ? [{ title: `did you mean \`${meant}\`?`, edits: [{ span, text: meant }] }] : [];
  report(errorDiagnostic('unknown-type', `There is no model \`${name.value}\`.`, { span, fixes }));
  return undefined;
}
