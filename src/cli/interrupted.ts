/** A person has pressed Ctrl-C at a prompt. */
export class Interrupted extends Error {}
