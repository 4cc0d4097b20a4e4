/** The command line itself is wrong; the message says how. */
export class UsageError extends Error {
  /** What to type instead, or where to look. */
  readonly advice: string;

  constructor(message: string, advice: string) {
    super(message);
    this.advice = advice;
  }
}
