import { historyTableName } from './history.ts';

/** Tables in which migration tools remember what they did: no part of anybody's schema. */
export const bookkeepingTables = [historyTableName, '_prisma_migrations'];
