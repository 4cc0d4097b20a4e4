import { lowerFirst } from '../shared/lowerFirst.ts';

/**
 * What the field of a foreign key may be called, best first: its one field's name without the `id` (`city_id`,
 * `cityId`: `city`), the model that it refers to, that model by the fields.
 */
export function relationFieldNames(fields: readonly string[], model: string): readonly string[] {
  const plain = lowerFirst(model);
  const stripped = fields.length === 1 ? withoutId(fields[0]!) : undefined;
  const joined = `${plain}_${fields.join('_')}`;
  return stripped === undefined ? [plain, joined] : [stripped, plain, joined];
}

/** `city_id` and `cityId` without their ending; undefined where there is none. */
function withoutId(field: string): string | undefined {
  return /^(.*[A-Za-z0-9])(?:_id|_ID|Id|ID)$/.exec(field)?.[1];
}
