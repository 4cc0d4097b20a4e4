import { setFlagsFromString } from 'node:v8';

/** How many bytes of its code a function runs through before it is optimised: V8's own is below a tenth of it. */
const tieringBudget = 200_000_000;

/**
 * Has V8 optimise WebAssembly later than it would. A command is over before the functions of PostgreSQL, which are huge,
 * repay it, and Node waits at the end for those that are being optimised. Must be called before any is loaded. (`migrate
 * check` of five migrations on the embedded PostgreSQL: 5.1 s before, 3.2 s after; `validate`: 0.85 s and 0.7 s.)
 */
export function optimiseWasmLate(): void {
  setFlagsFromString(`--wasm-tiering-budget=${tieringBudget}`);
}
