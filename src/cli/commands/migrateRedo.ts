import { goBack } from './migrateDown.ts';

/** `schemac migrate redo`: takes the last migration back and applies it again, as its files are now. */
export function run(options: Parameters<typeof goBack>[0]): Promise<number> {
  return goBack(options, true);
}
