const began = performance.now()

process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

/** What the starter itself has to tell. */
export function say(line) {
  console.log(line)
}

export function sayStep(line) {
  say(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${line}`)
}

const trouble = /\b(error|fatal|warn(ing)?|failed|exception|unhandled)\b|⨯|⚠/i

/** A child's line: everything lands in its log file, the terminal sees what matters. */
export function heard(name, line, loud) {
  const shown = readable(line, loud)
  if (shown) say(`${name.padEnd(8)} | ${shown}`)
}

/** Structured lines keep their level and message; plain ones are shown when loud or when they sound like trouble. */
export function readable(line, loud) {
  if (line.startsWith('{')) {
    try {
      const { level = 0, msg, err } = JSON.parse(line)
      if (level < (loud ? 30 : 40)) return null
      return [msg, err?.message].filter(Boolean).join(': ') || line
    } catch {
      // Looked like JSON only.
    }
  }
  return loud || trouble.test(line) ? line.trimEnd() : null
}

/** The demo's accounts, one organisation after the other. */
export function sayAccounts(accounts) {
  for (const organisation of new Set(accounts.map((account) => account.organisation))) {
    say(`\n  ${organisation}`)
    for (const account of accounts.filter((each) => each.organisation === organisation)) {
      const login = account.email ?? `№ ${account.personnelNumber}`
      const key = account.pin ? `PIN ${account.pin}` : (account.password ?? '')
      say(
        `    ${account.role.padEnd(15)} ${login.padEnd(34)} ${key.padEnd(22)} ${account.url ?? ''}`.trimEnd(),
      )
    }
  }
}
