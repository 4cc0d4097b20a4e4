import { spanText } from '../source/source.ts';
import type { TypeExpression } from '../syntax/ast.ts';
import { ExpressionPrinter } from '../syntax/printExpression.ts';
import { documentation, insertionAtBottom, insertionAtTop, insertionBehind, removal } from './lineEdits.ts';
import type { Facet, Line, OutlinedBlock } from './outline.ts';
import { printedBlock, printedMember } from './printed.ts';
import type { TextEdit } from './textEdit.ts';

/** One block in the user's file, and as it is printed for the schema before and after. */
export interface BlockVersions {
  readonly own: OutlinedBlock;
  readonly before: OutlinedBlock;
  readonly after: OutlinedBlock;
}

/** What must change in the user's block. What both versions say alike stays as the user has written it. */
export function reviseBlock(versions: BlockVersions): readonly TextEdit[] {
  const { own, before, after } = versions;
  if (before.block.keyword.value !== after.block.keyword.value)
    return [{ ...own.block.span, text: printedBlock({ ...after.block, leading: [] }) }];
  return [...headEdits(versions), ...lineEdits(versions), ...facetEdits(versions)];
}

function headEdits({ own, before, after }: BlockVersions): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const [from, to, mine] = [before.block, after.block, own.block];
  if (from.name?.value !== to.name?.value) edits.push({ ...mine.name!.span, text: to.name!.value });
  if (typeText(from.annotation) !== typeText(to.annotation) && mine.annotation && to.annotation)
    edits.push({ ...mine.annotation.span, text: typeText(to.annotation) });
  if (from.doc !== to.doc) edits.push(...documentation(mine, to.doc));
  return edits;
}

function typeText(type: TypeExpression | undefined): string {
  return type ? new ExpressionPrinter([]).type(type) : '';
}

function lineEdits({ own, before, after }: BlockVersions): readonly TextEdit[] {
  const gone = [...before.lines.keys()].filter((key) => !after.lines.has(key));
  const edits: TextEdit[] = gone.flatMap((key) => {
    const line = own.lines.get(key);
    return line ? [removal(line)] : [];
  });
  const { places, moves } = inNewOrder(own, before, after);
  let last: Line | undefined;
  for (const [key, line] of after.lines) {
    const mine = own.lines.get(key);
    if (mine) edits.push(...changedLine(mine, before.lines.get(key), line));
    else {
      const text = printedMember(line);
      edits.push(last ? insertionBehind(last, text) : insertionAtTop(own.block, text));
    }
    last = places.get(key) ?? last;
  }
  return [...edits, ...moves];
}

/** The values of an enum have an order: each takes the place of that which stood there. */
function inNewOrder({ lines }: OutlinedBlock, before: OutlinedBlock, after: OutlinedBlock) {
  const isValue = (key: string) => lines.get(key)?.type === 'Value';
  const wanted = [...after.lines.keys()].filter(isValue);
  const known = new Set(wanted);
  const order = (from: OutlinedBlock) => [...from.lines.keys()].filter((key) => known.has(key)).join('\n');
  const present = [...lines.keys()].filter((key) => known.has(key));
  const places = new Map(lines);
  if (order(before) === order(after)) return { places, moves: [] };
  const moves = wanted.flatMap((key, index) => {
    const place = lines.get(present[index]!)!;
    places.set(key, place);
    return place === lines.get(key) ? [] : [{ ...place.span, text: spanText(lines.get(key)!.span) }];
  });
  return { places, moves };
}

function changedLine(mine: Line, before: Line | undefined, after: Line): readonly TextEdit[] {
  if (!before || before.type !== after.type) return mine.type === 'Assignment' ? assigned(mine, after) : [];
  const doc = before.doc === after.doc ? [] : documentation(mine, after.doc);
  if (mine.type === 'Assignment')
    return printedMember(before) === printedMember(after) ? doc : [...doc, ...assigned(mine, after)];
  if (before.type === 'Assignment' || after.type === 'Assignment') return doc;
  const name = before.name.value === after.name.value ? [] : [{ ...mine.name.span, text: after.name.value }];
  if (mine.type !== 'Field' || before.type !== 'Field' || after.type !== 'Field') return [...doc, ...name];
  const type = typeText(after.fieldType);
  const isSameType = typeText(before.fieldType) === type;
  return [...doc, ...name, ...(isSameType ? [] : [{ ...mine.fieldType.span, text: type }])];
}

function assigned(mine: Extract<Line, { type: 'Assignment' }>, after: Line): readonly TextEdit[] {
  return after.type === 'Assignment' ? [{ ...mine.value.span, text: valueText(after) }] : [];
}

function valueText({ value, inner }: Extract<Line, { type: 'Assignment' }>): string {
  return new ExpressionPrinter(inner).expression(value, 2);
}

function facetEdits(versions: BlockVersions): readonly TextEdit[] {
  const { own, before, after } = versions;
  const successors = successorsOf(versions);
  const succeeding = new Set(successors.values());
  const changed = [...before.facets].flatMap(([key, old]) => {
    const next = after.facets.get(key) ?? after.facets.get(successors.get(key) ?? '');
    return changedFacet(own.facets.get(key), old, next, versions);
  });
  const added = [...after.facets].flatMap(([key, facet]) => {
    if (succeeding.has(key) || !stays(facet.home, versions)) return [];
    const [mine, old] = [own.facets.get(key), before.facets.get(key)];
    const isKept = mine !== undefined && stays(mine.home, versions);
    const isStale = old !== undefined && mine !== undefined && namesRenamed(mine, old, versions);
    if (old && !differs(old, facet, versions) && !isStale) return [];
    if (!isKept) return [facetInsertion(facet, own)];
    if (old) return mine.home === facet.home ? [] : [facetInsertion(facet, own)];
    return mine.home === facet.home && mine.text !== facet.text ? [replacement(mine, facet)] : [];
  });
  return [...changed, ...added];
}

/** What happens to an attribute of the user's where the printed ones differ. */
function changedFacet(
  mine: Facet | undefined,
  old: Facet,
  next: Facet | undefined,
  versions: BlockVersions,
): readonly TextEdit[] {
  if (
    mine &&
    next &&
    mine.home === undefined &&
    next.home === undefined &&
    next.member.doc !== old.member.doc
  )
    return [...documentation(mine.member, next.member.doc), ...changedText(mine, old, next, versions)];
  return mine ? changedText(mine, old, next, versions) : spelledOtherwise(old, next, versions);
}

function changedText(
  mine: Facet,
  old: Facet,
  next: Facet | undefined,
  versions: BlockVersions,
): readonly TextEdit[] {
  if (!stays(mine.home, versions)) return [];
  if (next && !differs(old, next, versions) && !namesRenamed(mine, old, versions)) return [];
  return next && next.home === mine.home ? [replacement(mine, next)] : [facetRemoval(mine)];
}

/** What the user has on the line instead of an attribute that changes goes with it. */
function spelledOtherwise(old: Facet, next: Facet | undefined, versions: BlockVersions): readonly TextEdit[] {
  if (old.home === undefined || !stays(old.home, versions)) return [];
  if (next && !differs(old, next, versions)) return [];
  const { own, before, after } = versions;
  const others = [...own.facets].filter(
    ([key, { home }]) => home === old.home && !before.facets.has(key) && !after.facets.has(key),
  );
  return others.map(([, facet]) => facetRemoval(facet));
}

/** A text may say something else on a line of another type. */
function differs(old: Facet, next: Facet, { before, after }: BlockVersions): boolean {
  if (old.text !== next.text || old.home !== next.home) return true;
  if (old.home === undefined) return false;
  const typeOf = ({ lines }: OutlinedBlock) => {
    const line = lines.get(old.home!);
    if (line?.type !== 'Field') return '';
    // What a relation does by default depends on whether it is optional.
    return typeText(old.path === 'relation' ? line.fieldType : { ...line.fieldType, optional: false });
  };
  return typeOf(before) !== typeOf(after);
}

/** Whether the user has written it elsewhere than it is printed, and there it speaks of a line that is called otherwise now. */
function namesRenamed(mine: Facet, old: Facet, { before, after }: BlockVersions): boolean {
  if (mine.home === old.home) return false;
  return [...before.lines].some(([key, line]) => {
    const next = after.lines.get(key);
    if (line.type !== 'Field' || next?.type !== 'Field' || line.name.value === next.name.value) return false;
    return new RegExp(`\\b${line.name.value}\\b`).test(mine.text);
  });
}

/** Whether a line is not written or removed whole. */
function stays(home: string | undefined, { own, after }: BlockVersions): boolean {
  return home === undefined || (own.lines.has(home) && after.lines.has(home));
}

/** Of each place, the one attribute that goes and the one of the same name that comes: the one becomes the other. */
function successorsOf({ own, before, after }: BlockVersions): ReadonlyMap<string, string> {
  const gone = [...before.facets].filter(([key]) => !after.facets.has(key) && own.facets.has(key));
  const come = [...after.facets].filter(([key]) => !before.facets.has(key) && !own.facets.has(key));
  const place = (facet: Facet) => `${facet.home ?? ''} ${facet.path}`;
  return new Map(
    gone.flatMap(([key]) => {
      const here = place(own.facets.get(key)!);
      const rivals = gone.filter(([other]) => place(own.facets.get(other)!) === here);
      const heirs = come.filter(([, facet]) => place(facet) === here);
      return rivals.length === 1 && heirs.length === 1 ? [[key, heirs[0]![0]] as const] : [];
    }),
  );
}

function replacement(mine: Facet, next: Facet): TextEdit {
  return { ...mine.attribute.span, text: `${sigil(mine)}${next.text}` };
}

const sigil = ({ home }: Facet) => (home === undefined ? '@@' : '@');

function facetRemoval({ home, member, attribute }: Facet): TextEdit {
  if (home === undefined) return removal(member);
  const { source, start, end } = attribute.span;
  const gap = /\s*$/.exec(source.text.slice(0, start))![0].length;
  return { source, start: start - gap, end, text: '' };
}

function facetInsertion({ home, member, text }: Facet, own: OutlinedBlock): TextEdit {
  if (home === undefined) return insertionAtBottom(own.block, printedMember(member));
  const { source, end } = own.lines.get(home)!.span;
  return { source, start: end, end, text: ` @${text}` };
}
