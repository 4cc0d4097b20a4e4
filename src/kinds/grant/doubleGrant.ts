import type { Double } from '../phases.ts';
import { type Grant, grantNaming } from './object.ts';

/** Who may read or write a column may do so under its new name; the sequence behind it stays one. */
export const doubleGrant: Double<Grant> = (grant, renamed) => {
  const target = renamed.get(grant.parent!);
  if (target === undefined || grant.attributes.counter !== undefined) return undefined;
  const grantee = grant.name[1]!;
  const dependsOn = grant.dependsOn.map((id) => (id === grant.parent ? target : id));
  return { object: { ...grant, ...grantNaming(target, grantee), parent: target, dependsOn } };
};
