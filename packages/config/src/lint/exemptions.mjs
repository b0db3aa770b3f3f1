/**
 * The only way past a house rule: { rule, file, reason }, the file as seen from the repository's root.
 * @type {{ rule: 'use-case-guards' | 'thin-resolver', file: string, reason: string }[]}
 */
export default []
