import type { AlterSubscriptionStmt, Node, ReindexStmt, TransactionStmt, VariableSetStmt } from 'libpg-query';

/** What a statement means for the transaction that it would run in. */
export type StatementClass =
  /** It may run in a transaction or alone. */
  | { readonly type: 'ordinary' }
  /** PostgreSQL refuses it inside a transaction. The command is named for messages. */
  | { readonly type: 'outside'; readonly command: string }
  /** `otherModes`: READ ONLY or DEFERRABLE is given with it. */
  | { readonly type: 'begin'; readonly isolation?: string; readonly otherModes: boolean }
  /** SET TRANSACTION ISOLATION LEVEL */
  | { readonly type: 'isolation'; readonly isolation: string }
  /** `chain`: the next transaction begins with it. */
  | { readonly type: 'commit'; readonly chain: boolean }
  | { readonly type: 'rollback'; readonly chain: boolean }
  | { readonly type: 'prepare-transaction' }
  /** A setting of the session, which outlives the transaction. */
  | { readonly type: 'setting' }
  /** ALTER TYPE … ADD VALUE: the value can be used after the next commit. */
  | { readonly type: 'enum-value'; readonly enum: string; readonly value: string }
  /** CREATE TYPE … AS ENUM: in its transaction, values that are added to it can be used at once. */
  | { readonly type: 'enum'; readonly enum: string }
  /** CALL and DO: their bodies may commit, and then may not be inside a transaction. */
  | { readonly type: 'procedure' }
  /** Refused in a transaction where it is about a partitioned table, which the statement does not tell. */
  | { readonly type: 'by-partition' };

const ordinary: StatementClass = { type: 'ordinary' };

/** What PostgreSQL's source refuses with PreventInTransactionBlock, and what begins, ends or outlives transactions. */
export function classifyStatement(node: Node): StatementClass {
  if ('TransactionStmt' in node) return classifyTransactionControl(node.TransactionStmt);
  const command = outsideCommand(node);
  if (command) return { type: 'outside', command };
  if ('AlterEnumStmt' in node) {
    const { newVal, oldVal, typeName } = node.AlterEnumStmt;
    return newVal !== undefined && oldVal === undefined
      ? { type: 'enum-value', enum: nameIn(typeName), value: newVal }
      : ordinary;
  }
  if ('CreateEnumStmt' in node) return { type: 'enum', enum: nameIn(node.CreateEnumStmt.typeName) };
  if ('VariableSetStmt' in node) return classifySetting(node.VariableSetStmt);
  if ('DoStmt' in node || 'CallStmt' in node) return { type: 'procedure' };
  if ('ReindexStmt' in node || 'ClusterStmt' in node) return { type: 'by-partition' };
  return callsSetConfig(node) ? { type: 'setting' } : ordinary;
}

function classifyTransactionControl({ kind, options, chain = false }: TransactionStmt): StatementClass {
  switch (kind) {
    case 'TRANS_STMT_BEGIN':
    case 'TRANS_STMT_START':
      return classifyBegin(options);
    case 'TRANS_STMT_COMMIT':
      return { type: 'commit', chain };
    case 'TRANS_STMT_ROLLBACK':
      return { type: 'rollback', chain };
    case 'TRANS_STMT_PREPARE':
      return { type: 'prepare-transaction' };
    case 'TRANS_STMT_COMMIT_PREPARED':
      return { type: 'outside', command: 'COMMIT PREPARED' };
    case 'TRANS_STMT_ROLLBACK_PREPARED':
      return { type: 'outside', command: 'ROLLBACK PREPARED' };
    default:
      return ordinary;
  }
}

function classifyBegin(options: readonly Node[] = []): StatementClass {
  const isolation = isolationIn(options);
  const known: ReadonlySet<string> = new Set(['transaction_isolation', 'transaction_read_only']);
  const otherModes =
    optionNames(options).some((name) => !known.has(name)) ||
    (optionNames(options).includes('transaction_read_only') && !isOff(options, 'transaction_read_only'));
  return { type: 'begin', otherModes, ...(isolation !== undefined && { isolation }) };
}

function classifySetting({ kind, name, is_local: isLocal, args }: VariableSetStmt): StatementClass {
  if (kind === 'VAR_SET_MULTI' && name === 'TRANSACTION') {
    const isolation = isolationIn(args);
    return isolation === undefined ? ordinary : { type: 'isolation', isolation };
  }
  return isLocal ? ordinary : { type: 'setting' };
}

/** The level in ISOLATION LEVEL …, in lower case as PostgreSQL names it. */
function isolationIn(options: readonly Node[] = []): string | undefined {
  const option = options.find(
    (node) => 'DefElem' in node && node.DefElem.defname === 'transaction_isolation',
  );
  const value = option && 'DefElem' in option ? option.DefElem.arg : undefined;
  return value && 'A_Const' in value ? value.A_Const.sval?.sval : undefined;
}

/** The name of a command that cannot run inside a transaction. */
function outsideCommand(node: Node): string | undefined {
  if ('IndexStmt' in node && node.IndexStmt.concurrent) return 'CREATE INDEX CONCURRENTLY';
  if ('DropStmt' in node && node.DropStmt.concurrent) return 'DROP INDEX CONCURRENTLY';
  if ('ReindexStmt' in node) return outsideReindex(node.ReindexStmt);
  if ('AlterTableStmt' in node) {
    return (node.AlterTableStmt.cmds ?? []).some(detachesConcurrently)
      ? 'DETACH PARTITION CONCURRENTLY'
      : undefined;
  }
  if ('VacuumStmt' in node && node.VacuumStmt.is_vacuumcmd) return 'VACUUM';
  if ('ClusterStmt' in node && !node.ClusterStmt.relation) return 'CLUSTER';
  if ('DiscardStmt' in node && node.DiscardStmt.target === 'DISCARD_ALL') return 'DISCARD ALL';
  return outsideServerCommand(node);
}

/** The same for commands about what lies beyond one database. */
function outsideServerCommand(node: Node): string | undefined {
  if ('AlterSystemStmt' in node) return 'ALTER SYSTEM';
  if ('CreatedbStmt' in node) return 'CREATE DATABASE';
  if ('DropdbStmt' in node) return 'DROP DATABASE';
  if ('CreateTableSpaceStmt' in node) return 'CREATE TABLESPACE';
  if ('DropTableSpaceStmt' in node) return 'DROP TABLESPACE';
  if ('DropSubscriptionStmt' in node) return 'DROP SUBSCRIPTION';
  if ('AlterDatabaseStmt' in node) {
    return optionNames(node.AlterDatabaseStmt.options).includes('tablespace')
      ? 'ALTER DATABASE SET TABLESPACE'
      : undefined;
  }
  if ('CreateSubscriptionStmt' in node) {
    const { options } = node.CreateSubscriptionStmt;
    return isOff(options, 'connect') || isOff(options, 'create_slot') ? undefined : 'CREATE SUBSCRIPTION';
  }
  return 'AlterSubscriptionStmt' in node ? outsideAlterSubscription(node.AlterSubscriptionStmt) : undefined;
}

function outsideReindex({ kind, params }: ReindexStmt): string | undefined {
  if (optionNames(params).includes('concurrently') && !isOff(params, 'concurrently'))
    return 'REINDEX CONCURRENTLY';
  if (kind === 'REINDEX_OBJECT_SCHEMA') return 'REINDEX SCHEMA';
  if (kind === 'REINDEX_OBJECT_DATABASE') return 'REINDEX DATABASE';
  return kind === 'REINDEX_OBJECT_SYSTEM' ? 'REINDEX SYSTEM' : undefined;
}

function outsideAlterSubscription({ kind, options }: AlterSubscriptionStmt): string | undefined {
  switch (kind) {
    case 'ALTER_SUBSCRIPTION_REFRESH':
      return 'ALTER SUBSCRIPTION REFRESH PUBLICATION';
    case 'ALTER_SUBSCRIPTION_SET_PUBLICATION':
    case 'ALTER_SUBSCRIPTION_ADD_PUBLICATION':
    case 'ALTER_SUBSCRIPTION_DROP_PUBLICATION':
      return isOff(options, 'refresh') ? undefined : 'ALTER SUBSCRIPTION PUBLICATION';
    case 'ALTER_SUBSCRIPTION_OPTIONS':
      return optionNames(options).some((name) => name === 'failover' || name === 'two_phase')
        ? 'ALTER SUBSCRIPTION SET'
        : undefined;
    default:
      return undefined;
  }
}

function detachesConcurrently(command: Node): boolean {
  if (!('AlterTableCmd' in command)) return false;
  const { subtype, def } = command.AlterTableCmd;
  return (
    subtype === 'AT_DetachPartition' &&
    def !== undefined &&
    'PartitionCmd' in def &&
    def.PartitionCmd.concurrent === true
  );
}

/** A qualified name as one text, to be compared. */
function nameIn(parts: readonly Node[] = []): string {
  return parts.flatMap((part) => ('String' in part ? [part.String.sval ?? ''] : [])).join('.');
}

function optionNames(options: readonly Node[] = []): readonly string[] {
  return options.flatMap((option) => ('DefElem' in option ? [option.DefElem.defname ?? ''] : []));
}

/** Whether an option is given as false, in any of the spellings that PostgreSQL's defGetBoolean takes. */
function isOff(options: readonly Node[] = [], name: string): boolean {
  return options.some((option) => {
    if (!('DefElem' in option) || option.DefElem.defname !== name || !option.DefElem.arg) return false;
    const { arg } = option.DefElem;
    if ('A_Const' in arg) return (arg.A_Const.ival?.ival ?? 0) === 0;
    if ('String' in arg) return /^(?:false|off)$/i.test(arg.String.sval ?? '');
    if ('Boolean' in arg) return arg.Boolean.boolval !== true;
    return 'Integer' in arg && (arg.Integer.ival ?? 0) === 0;
  });
}

/** `SELECT pg_catalog.set_config(…)`, as pg_dump writes it. */
function callsSetConfig(node: Node): boolean {
  if (!('SelectStmt' in node) || node.SelectStmt.fromClause) return false;
  return (node.SelectStmt.targetList ?? []).some((target) => {
    const value = 'ResTarget' in target ? target.ResTarget.val : undefined;
    if (!value || !('FuncCall' in value)) return false;
    const last = value.FuncCall.funcname?.at(-1);
    return last !== undefined && 'String' in last && last.String.sval === 'set_config';
  });
}
