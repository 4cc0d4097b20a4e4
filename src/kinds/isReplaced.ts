import { changedAttributes } from '../model/changedAttributes.ts';
import type { SchemaObject } from '../model/object.ts';
import type { AttributeRule, KindRegistry } from './kind.ts';

/** Whether an object becomes another only by being dropped and created. `version` as in server_version_num. */
export function isReplaced(
  before: SchemaObject,
  after: SchemaObject,
  kinds: KindRegistry,
  version: number,
): boolean {
  return rulesOf(before.kind, changedAttributes(before, after), kinds).some(
    (rule) => rule.change === 'replace' || rule.replaceWhen?.(before, after, version) === true,
  );
}

/** The rules of these attributes. */
export function rulesOf(
  kind: string,
  attributes: readonly string[],
  kinds: KindRegistry,
): readonly AttributeRule<string, object>[] {
  const rules = kinds.kindOf(kind).attributes as Readonly<Record<string, AttributeRule<string, object>>>;
  return attributes.map((name) => {
    const rule = rules[name];
    if (!rule) throw new Error(`the kind ${kind} has no rule for its attribute ${name}`);
    return rule;
  });
}
