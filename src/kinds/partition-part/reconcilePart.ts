import { hasUsualName, type Part } from './object.ts';

/** Which of the names that PostgreSQL gives it has, is a matter of what else there was. */
export function reconcilePart(declared: Part, current: Part): Part {
  return hasUsualName(declared) && hasUsualName({ ...declared, attributes: current.attributes })
    ? { ...declared, attributes: current.attributes }
    : declared;
}
