/** Server settings as `-c` arguments: nothing is written into the cluster, so a new version's settings apply at once. */
export function settings(options: { port: number; durable: boolean }): string[] {
  const values: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(options.port),
    unix_socket_directories: '',
    max_connections: '120',
    shared_buffers: '192MB',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    random_page_cost: '1.1',
    jit: 'off',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %q%u@%d ',
    log_checkpoints: 'off',
    ...silent,
    ...(options.durable ? {} : reckless),
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/**
 * A line in a log has a time, and beside an anonymous report a time is a name (docs/anonymity.md). So the server writes of no
 * statement, error, lock, connection or upkeep; what fails is told to whoever asked, and the API keeps its own log.
 */
export const silent = {
  log_min_messages: 'fatal',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_min_duration_sample: '-1',
  log_duration: 'off',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_connections: '',
  log_disconnections: 'off',
  log_lock_waits: 'off',
  log_temp_files: '-1',
  log_autovacuum_min_duration: '-1',
  log_replication_commands: 'off',
  track_commit_timestamp: 'off',
}

/** For tests: the data may be lost, the time may not. */
const reckless = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
}

/** A server's words and clocks do not depend on who starts it; Windows needs its own variables. */
export const environment =
  process.platform === 'win32'
    ? undefined
    : ({ LC_ALL: 'C', TZ: 'UTC' } as Partial<NodeJS.ProcessEnv> as NodeJS.ProcessEnv)
