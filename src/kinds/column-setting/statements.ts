import { objectName } from '../../model/object.ts';
import type { Action } from '../../model/plan.ts';
import { join, literal, type Sql, sql, verbatim } from '../../sql/sql.ts';
import type { AttributeRule, StatementContext, Statements } from '../kind.ts';
import { displayName } from '../shared/displayName.ts';
import { locks } from '../shared/locks.ts';
import { ownName, qualifiedName } from '../shared/nameSql.ts';
import { storageChanges } from '../shared/storageParameters.ts';
import {
  type ColumnSetting,
  type ColumnSettingAttributes,
  type ColumnSettingDetails,
  originOf,
  settingsOf,
} from './object.ts';

type Settings = Required<ColumnSettingAttributes>;
type SettingName = keyof ColumnSettingAttributes;

export const columnSettingStatements: Statements<'column-setting', ColumnSettingAttributes> = {
  create: (setting, context) => {
    const inherited = inheritedSettings(setting, context);
    if (!inherited) return [];
    const old = context.creates(setting.parent!) ? { ...inherited, parameters: [] } : inherited;
    return set(setting, statedNames(setting), old, { ...inherited, ...setting.attributes });
  },
  // What is said again afterwards stays as it is until then.
  drop: (setting, context) => {
    const inherited = context.after.has(setting.id) ? undefined : inheritedSettings(setting, context);
    return inherited
      ? set(setting, statedNames(setting), { ...inherited, ...setting.attributes }, inherited)
      : [];
  },
  address: ({ id }) => {
    throw new Error(`${id} has no address`);
  },
};

const rule = (name: SettingName): AttributeRule<'column-setting', ColumnSettingAttributes> => ({
  change: 'alter',
  alter: (before, after, context) => {
    const inherited = inheritedSettings(after, context)!;
    return set(after, [name], { ...inherited, ...before.attributes }, { ...inherited, ...after.attributes });
  },
});

export const columnSettingRules: {
  readonly [P in SettingName]-?: AttributeRule<'column-setting', ColumnSettingAttributes>;
} = {
  storage: rule('storage'),
  compression: rule('compression'),
  statistics: rule('statistics'),
  parameters: rule('parameters'),
};

/** What it is where nothing else is said; undefined where the table or the column goes. */
function inheritedSettings(setting: ColumnSetting, { after }: StatementContext): Settings | undefined {
  const origin = after.get(originOf(setting));
  if (!origin || !after.has(setting.parent!)) return undefined;
  return settingsOf(origin, (setting.details as unknown as ColumnSettingDetails).typeStorage);
}

function statedNames({ attributes }: ColumnSetting): readonly SettingName[] {
  return Object.keys(attributes) as SettingName[];
}

/** Of the table alone, and not of those that have the column from it in turn. */
function set(
  setting: ColumnSetting,
  names: readonly SettingName[],
  old: Settings,
  wanted: Settings,
): readonly Action[] {
  const table = setting.parent!;
  const clauses = names.flatMap((name) => clausesOf(name, old, wanted));
  if (clauses.length === 0) return [];
  const column = ownName(originOf(setting));
  const list = clauses.map((clause) => sql`ALTER COLUMN ${column} ${clause}`);
  const isLight = names.every((name) => name === 'statistics' || name === 'parameters');
  return [
    {
      sql: sql`ALTER TABLE ONLY ${qualifiedName(table)} ${join(list)}`,
      summary: `Keep and sample ${displayName([...objectName(table), objectName(originOf(setting)).at(-1)!])} otherwise than its table.`,
      locks: locks(isLight ? 'SHARE UPDATE EXCLUSIVE' : 'ACCESS EXCLUSIVE', table),
    },
  ];
}

function clausesOf(name: SettingName, old: Settings, wanted: Settings): readonly Sql[] {
  switch (name) {
    case 'storage':
      return [sql`SET STORAGE ${verbatim(wanted.storage.toUpperCase())}`];
    case 'compression':
      return [sql`SET COMPRESSION ${verbatim(wanted.compression)}`];
    case 'statistics':
      return [sql`SET STATISTICS ${literal(wanted.statistics)}`];
    case 'parameters':
      return storageChanges(old.parameters, wanted.parameters);
  }
}
