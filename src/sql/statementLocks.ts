import type {
  AlterTableCmd,
  AlterTableStmt,
  Constraint,
  CreateStmt,
  DropStmt,
  Node,
  RangeVar,
} from 'libpg-query';
import { lockModes } from './lockModes.ts';
import { listedName, relationName } from './relationName.ts';

/** A lock that a statement takes on a table. */
export interface StatementLock {
  /** As PostgreSQL's documentation writes it: `ACCESS EXCLUSIVE`. */
  readonly mode: TableLockMode;
  /** The name as SQL; of an index, where the text names nothing else: its table is locked with it. */
  readonly on: string;
}

/** Those that hold others up, weakest first. */
const [, , ...modes] = lockModes;

export type TableLockMode = (typeof modes)[number];

/**
 * The locks that a statement takes on the tables that it names, as far as they hold up others: what PostgreSQL was
 * measured to take. Undefined where its text does not tell: what a function or a block does. What follows from the
 * catalog (partitions, foreign keys that point to a dropped table) is not in the text either.
 */
export function statementLocks(node: Node): readonly StatementLock[] | undefined {
  if ('DoStmt' in node || 'CallStmt' in node) return undefined;
  return strongest([...changeOfRows(node), ...changeOfTable(node), ...maintenance(node), ...attached(node)]);
}

function changeOfRows(node: Node): readonly StatementLock[] {
  if ('InsertStmt' in node) return on('ROW EXCLUSIVE', node.InsertStmt.relation);
  if ('UpdateStmt' in node) return on('ROW EXCLUSIVE', node.UpdateStmt.relation);
  if ('DeleteStmt' in node) return on('ROW EXCLUSIVE', node.DeleteStmt.relation);
  if ('MergeStmt' in node) return on('ROW EXCLUSIVE', node.MergeStmt.relation);
  if ('CopyStmt' in node && node.CopyStmt.is_from) return on('ROW EXCLUSIVE', node.CopyStmt.relation);
  if ('TruncateStmt' in node) return onEach('ACCESS EXCLUSIVE', node.TruncateStmt.relations);
  return [];
}

function changeOfTable(node: Node): readonly StatementLock[] {
  if ('AlterTableStmt' in node) return alterTable(node.AlterTableStmt);
  if ('CreateStmt' in node) return createTable(node.CreateStmt);
  if ('DropStmt' in node) return drop(node.DropStmt);
  if ('RenameStmt' in node) {
    const { renameType, relation } = node.RenameStmt;
    return on(renameType === 'OBJECT_INDEX' ? 'SHARE UPDATE EXCLUSIVE' : 'ACCESS EXCLUSIVE', relation);
  }
  if ('AlterObjectSchemaStmt' in node) return on('ACCESS EXCLUSIVE', node.AlterObjectSchemaStmt.relation);
  if ('ViewStmt' in node && node.ViewStmt.replace) return on('ACCESS EXCLUSIVE', node.ViewStmt.view);
  return [];
}

/** What hangs on a table. */
function attached(node: Node): readonly StatementLock[] {
  if ('IndexStmt' in node) {
    const { concurrent, relation } = node.IndexStmt;
    return on(concurrent ? 'SHARE UPDATE EXCLUSIVE' : 'SHARE', relation);
  }
  if ('CreateTrigStmt' in node) return on('SHARE ROW EXCLUSIVE', node.CreateTrigStmt.relation);
  if ('CreatePolicyStmt' in node) return on('ACCESS EXCLUSIVE', node.CreatePolicyStmt.table);
  if ('AlterPolicyStmt' in node) return on('ACCESS EXCLUSIVE', node.AlterPolicyStmt.table);
  if ('RuleStmt' in node) return on('ACCESS EXCLUSIVE', node.RuleStmt.relation);
  if ('CreateStatsStmt' in node) return onEach('SHARE UPDATE EXCLUSIVE', node.CreateStatsStmt.relations);
  return [];
}

/** In the order of the numbers that LOCK has in the parse tree: from 1. */

function maintenance(node: Node): readonly StatementLock[] {
  if ('LockStmt' in node) {
    const mode = lockModes[(node.LockStmt.mode ?? 0) - 1];
    return isHolding(mode) ? onEach(mode, node.LockStmt.relations) : [];
  }
  if ('VacuumStmt' in node) {
    const { options = [], rels = [] } = node.VacuumStmt;
    const full = options.some((option) => 'DefElem' in option && option.DefElem.defname === 'full');
    const relations = rels.flatMap((rel) => ('VacuumRelation' in rel ? [rel.VacuumRelation.relation] : []));
    return relations.flatMap((relation) =>
      on(full ? 'ACCESS EXCLUSIVE' : 'SHARE UPDATE EXCLUSIVE', relation),
    );
  }
  if ('ClusterStmt' in node) return on('ACCESS EXCLUSIVE', node.ClusterStmt.relation);
  if ('RefreshMatViewStmt' in node) {
    const { concurrent, relation } = node.RefreshMatViewStmt;
    return on(concurrent ? 'EXCLUSIVE' : 'ACCESS EXCLUSIVE', relation);
  }
  if ('ReindexStmt' in node) {
    const { params = [], relation } = node.ReindexStmt;
    const concurrent = params.some((param) => 'DefElem' in param && param.DefElem.defname === 'concurrently');
    return on(concurrent ? 'SHARE UPDATE EXCLUSIVE' : 'SHARE', relation);
  }
  return [];
}

function isHolding(mode: string | undefined): mode is TableLockMode {
  return modes.some((held) => held === mode);
}

/** Subcommands of ALTER TABLE that take less than ACCESS EXCLUSIVE. */
const lighter: Readonly<Record<string, TableLockMode>> = {
  AT_ValidateConstraint: 'SHARE UPDATE EXCLUSIVE',
  AT_SetStatistics: 'SHARE UPDATE EXCLUSIVE',
  AT_SetOptions: 'SHARE UPDATE EXCLUSIVE',
  AT_ResetOptions: 'SHARE UPDATE EXCLUSIVE',
  AT_SetRelOptions: 'SHARE UPDATE EXCLUSIVE',
  AT_ResetRelOptions: 'SHARE UPDATE EXCLUSIVE',
  AT_ClusterOn: 'SHARE UPDATE EXCLUSIVE',
  AT_DropCluster: 'SHARE UPDATE EXCLUSIVE',
  AT_AttachPartition: 'SHARE UPDATE EXCLUSIVE',
  AT_EnableTrig: 'SHARE ROW EXCLUSIVE',
  AT_EnableAlwaysTrig: 'SHARE ROW EXCLUSIVE',
  AT_EnableReplicaTrig: 'SHARE ROW EXCLUSIVE',
  AT_EnableTrigAll: 'SHARE ROW EXCLUSIVE',
  AT_EnableTrigUser: 'SHARE ROW EXCLUSIVE',
  AT_DisableTrig: 'SHARE ROW EXCLUSIVE',
  AT_DisableTrigAll: 'SHARE ROW EXCLUSIVE',
  AT_DisableTrigUser: 'SHARE ROW EXCLUSIVE',
};

/** Kinds that ALTER TABLE's statement is about and that are no tables: nobody queues for them as for a table. */
const noTables: ReadonlySet<string> = new Set(['OBJECT_TYPE', 'OBJECT_SEQUENCE']);

function alterTable({ relation, cmds = [], objtype }: AlterTableStmt): readonly StatementLock[] {
  if (noTables.has(objtype ?? '')) return [];
  return cmds.flatMap((node) => {
    if (!('AlterTableCmd' in node)) return [];
    const command = node.AlterTableCmd;
    return [...on(modeOf(command), relation), ...others(command)];
  });
}

function modeOf({ subtype = 'AT_AddColumn', def }: AlterTableCmd): TableLockMode {
  if (subtype === 'AT_AddConstraint' && def && 'Constraint' in def && isForeignKey(def.Constraint))
    return 'SHARE ROW EXCLUSIVE';
  if (subtype === 'AT_DetachPartition' && def && 'PartitionCmd' in def && def.PartitionCmd.concurrent)
    return 'SHARE UPDATE EXCLUSIVE';
  return lighter[subtype] ?? 'ACCESS EXCLUSIVE';
}

/** What a subcommand locks beside its table. */
function others({ def }: AlterTableCmd): readonly StatementLock[] {
  if (!def) return [];
  if ('PartitionCmd' in def) return on('ACCESS EXCLUSIVE', def.PartitionCmd.name);
  if ('Constraint' in def) return referenced([def]);
  return 'ColumnDef' in def ? referenced(def.ColumnDef.constraints) : [];
}

function createTable({
  tableElts = [],
  constraints = [],
  inhRelations,
  partbound,
}: CreateStmt): readonly StatementLock[] {
  const inColumns = tableElts.flatMap((element) =>
    'ColumnDef' in element ? (element.ColumnDef.constraints ?? []) : [element],
  );
  const parents = onEach(partbound ? 'ACCESS EXCLUSIVE' : 'SHARE UPDATE EXCLUSIVE', inhRelations);
  return [...parents, ...referenced([...inColumns, ...constraints])];
}

function referenced(constraints: readonly Node[] = []): readonly StatementLock[] {
  return constraints.flatMap((node) =>
    'Constraint' in node && isForeignKey(node.Constraint)
      ? on('SHARE ROW EXCLUSIVE', node.Constraint.pktable)
      : [],
  );
}

function isForeignKey({ contype }: Constraint): boolean {
  return contype === 'CONSTR_FOREIGN';
}

const droppedRelations: ReadonlySet<string> = new Set([
  'OBJECT_TABLE',
  'OBJECT_VIEW',
  'OBJECT_MATVIEW',
  'OBJECT_FOREIGN_TABLE',
  'OBJECT_INDEX',
]);

/** Their names end with one that is not the table's. */
const droppedOfTables: ReadonlySet<string> = new Set(['OBJECT_TRIGGER', 'OBJECT_POLICY', 'OBJECT_RULE']);

function drop({ removeType = 'OBJECT_TYPE', objects = [], concurrent }: DropStmt): readonly StatementLock[] {
  const mode = concurrent ? 'SHARE UPDATE EXCLUSIVE' : 'ACCESS EXCLUSIVE';
  if (droppedRelations.has(removeType)) return objects.map((object) => ({ mode, on: listedName(object) }));
  if (droppedOfTables.has(removeType)) return objects.map((object) => ({ mode, on: listedName(object, 1) }));
  return [];
}

function on(mode: TableLockMode, relation: RangeVar | undefined): readonly StatementLock[] {
  return relation ? [{ mode, on: relationName(relation) }] : [];
}

function onEach(mode: TableLockMode, relations: readonly Node[] = []): readonly StatementLock[] {
  return relations.flatMap((node) => ('RangeVar' in node ? on(mode, node.RangeVar) : []));
}

/** One lock on each table. */
function strongest(locks: readonly StatementLock[]): readonly StatementLock[] {
  const found = new Map<string, StatementLock>();
  for (const lock of locks) {
    const known = found.get(lock.on);
    if (!known || modes.indexOf(lock.mode) > modes.indexOf(known.mode)) found.set(lock.on, lock);
  }
  return [...found.values()];
}
