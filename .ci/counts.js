// Reads vitest's JSON report and prints `passed failed`. A run that failed without a failed test (a file that does not
// load, a server that does not start) counts as one failure.
import { readFileSync } from 'node:fs';

const [report, status] = process.argv.slice(2);
const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
const failed = numFailedTests === 0 && (status !== '0' || numPassedTests === 0) ? 1 : numFailedTests;
console.log(`${numPassedTests} ${failed}`);
