/**
 * The only way past a house rule: { rule, file, reason }, the file as seen from the repository's root.
 * @type {{ rule: 'use-case-guards' | 'thin-resolver', file: string, reason: string }[]}
 */
export default [
  ['notifications/publish-event', 'An event about telling of an event would never end.'],
  ['notifications/requeue-event', 'An event about an event that waits would never end.'],
  ['notifications/read-notifications', 'Having read one’s own bell is nobody else’s business.'],
  ['notifications/prune-events', 'What is forgotten was recorded when it happened.'],
  ['mail/prune-mail', 'What is forgotten left long ago.'],
  ['mail/send-mail', 'A letter keeps its own state; sending it changes nothing people decide on.'],
  ['reminders/remind-owners', 'A reminder changes nothing; its own row says that it was given.'],
  ['boxes/remind-of-boxes', 'A reminder changes nothing; its own row says that it was given.'],
  ['kiosks/remind-of-kiosks', 'A reminder changes nothing; its own row says that it was given.'],
  ['threads/remind-of-anonymous', 'A reminder changes nothing; its own row says that it was given.'],
  ['intake/move-intake', 'A record beside what is handed over would undo the shuffle.'],
  ['intake/attach-anonymous-photo', 'An audit row would hold the moment that the intake hides.'],
  ['intake/save-waiting-photos', 'It only reads; an audit row would hold the moment that the intake hides.'],
  ['receipts/send-reply', 'An audit row would hold the moment that the intake hides.'],
  [
    'kiosks/record-heartbeat',
    'That a tablet lives changes nothing; rows of every five minutes would bury the deeds.',
  ],
  [
    'codes/record-scans',
    'A count is about nobody; a row of the audit would say when somebody stood at the wall.',
  ],
  ['clocks/mark-clock', 'The clock of a daily job; what the job did records itself.'],
].map(([file, reason]) => ({ rule: 'use-case-guards', file: `packages/core/src/${file}.ts`, reason }))
