import type { Double } from '../phases.ts';
import { type Grant, grantId } from './object.ts';

/** Who may read or write a column may do so under its new name. */
export const doubleGrant: Double<Grant> = (grant, renamed) => {
  const target = renamed.get(grant.parent!);
  if (target === undefined) return undefined;
  const grantee = grant.name[1]!;
  const dependsOn = grant.dependsOn.map((id) => (id === grant.parent ? target : id));
  const id = grantId(target, grantee);
  return { object: { ...grant, id, parent: target, name: [target, grantee], dependsOn } };
};
