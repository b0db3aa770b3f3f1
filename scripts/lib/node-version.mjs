/** Says what is missing before anything else can fail with a riddle. Old syntax on purpose: an old Node must read it. */
export function requireNode() {
  const parts = process.versions.node.split('.').map(Number)
  const [major, minor] = parts
  if (major >= 24 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) return
  console.error(
    'CloseCall needs Node.js 20.19+, 22.12+ or 24+ (24 recommended). This is ' +
      process.version +
      '. https://nodejs.org',
  )
  process.exit(1)
}
