import type { AttributeSpec, BlockSpec, Declaration, ParameterSpec } from '../kinds/declaration.ts';
import { coreBlocks, datasourceProperties } from './coreBlocks.ts';

/** All words of the language: those of the core and those that the kinds bring. */
export interface Vocabulary {
  readonly blocks: ReadonlyMap<string, BlockSpec>;
  /** `@@name` in a block of that keyword. */
  blockAttributes(keyword: string): ReadonlyMap<string, AttributeSpec>;
  /** `@name` on a line of a block of that keyword. */
  fieldAttributes(keyword: string): ReadonlyMap<string, AttributeSpec>;
}

/** The language that these kinds make. */
export function vocabularyOf(declarations: Iterable<Declaration>): Vocabulary {
  const kinds = [...declarations];
  const datasource: BlockSpec = {
    ...coreBlocks.datasource,
    properties: [...datasourceProperties, ...kinds.flatMap((kind) => kind.datasourceProperties ?? [])],
  };
  const blocks = new Map<string, BlockSpec>(
    [{ ...coreBlocks, datasource }, ...kinds.map((kind) => kind.blocks ?? {})].flatMap(Object.entries),
  );
  return {
    blocks,
    blockAttributes: byKeyword(kinds.map((kind) => kind.blockAttributes ?? {})),
    fieldAttributes: byKeyword(kinds.map((kind) => kind.fieldAttributes ?? {})),
  };
}

function byKeyword(
  words: readonly Readonly<Record<string, AttributeSpec>>[],
): (keyword: string) => ReadonlyMap<string, AttributeSpec> {
  const all = words.flatMap((some) => Object.entries(some));
  const known = new Map<string, ReadonlyMap<string, AttributeSpec>>();
  return (keyword) => {
    const specs = known.get(keyword) ?? new Map(all.filter(([, spec]) => spec.blocks.includes(keyword)));
    known.set(keyword, specs);
    return specs;
  };
}

/** The parameter that a name, or a place without one, stands for. */
export function parameterAt(
  parameters: readonly ParameterSpec[],
  name: string | undefined,
  position: number,
): ParameterSpec | undefined {
  return parameters.find((parameter) =>
    name === undefined ? parameter.position === position : parameter.name === name,
  );
}
