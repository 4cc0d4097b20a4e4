/** The comments that the file of a test is made of, beside `-- schemac:expect`. */
export const testDirectives = ['case', 'before', 'after', 'fails', 'down', 'rows'] as const;
