// Preloaded into every service: when the starter is killed outright, nobody is left to stop us but ourselves.
const parent = process.ppid
setInterval(() => {
  if (process.ppid === parent) return
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.exit(1), 10_000).unref()
}, 500).unref()
