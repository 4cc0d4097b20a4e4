import { deepEqual } from '../../model/deepEqual.ts';
import { objectName, type Schema } from '../../model/object.ts';
import { defineKind } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { columnSettingCatalog } from './catalog.ts';
import { type ColumnSetting, type ColumnSettingDetails, originOf, settingsOf } from './object.ts';
import { columnSettingRules, columnSettingStatements } from './statements.ts';

export const columnSettingKind = defineKind({
  kind: 'column-setting',
  label: 'setting',
  takes: () => [],
  describe: (setting) =>
    `setting of ${displayName([...objectName(setting.parent!), objectName(originOf(setting)).at(-1)!])}`,
  catalog: columnSettingCatalog,
  attributes: columnSettingRules,
  statements: columnSettingStatements,
  isVoid,
});

/** Where the table above has come to keep the column in the same way. */
function isVoid(setting: ColumnSetting, schema: Schema): boolean {
  const origin = schema.get(originOf(setting));
  if (!origin) return true;
  const { typeStorage } = setting.details as unknown as ColumnSettingDetails;
  const inherited = settingsOf(origin, typeStorage);
  return Object.entries(setting.attributes).every(([name, value]) =>
    deepEqual(value, inherited[name as keyof typeof inherited]),
  );
}
