import { argument, attribute, boolean, string } from '../../syntax/build.ts';
import type { Rendering } from '../rendering.ts';
import { domainConstraintName } from './domainConstraintName.ts';
import type { DomainConstraint } from './object.ts';

/** Checks become `@@check` of their domain's block. */
export const domainConstraintRendering: Rendering<DomainConstraint> = {
  beyondClient: true,
  render(constraints, draft) {
    for (const constraint of constraints) {
      const line = { attribute: words(constraint), doc: undefined };
      draft.block(constraint.parent!)!.attributes.push(line);
      draft.place(constraint.id, line);
    }
  },
};

function words({ name, attributes: { expression, validated } }: DomainConstraint) {
  const [, domain, own] = name as readonly [string, string, string];
  return attribute('check', [
    argument('expression', string(expression)),
    ...(own === domainConstraintName(domain) ? [] : [argument('map', string(own))]),
    ...(validated ? [] : [argument('validated', boolean(false))]),
  ]);
}
