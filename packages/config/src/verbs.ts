/** First words a use case may have. A new verb is welcome when no word here says the same thing. */
export const verbs = new Set(
  `accept acknowledge activate add answer apply archive assign attach bulk cancel change claim close comment complete confirm create
  deactivate decide delete detach disable discard downgrade edit enable end enrol expire finish follow forget import invite
  join leave link load lock map mark mention merge move notify open plan preview propose prune publish queue raise read rebuild
  record redeem refresh register reject release remind remove rename reopen replace request requeue resend reset resolve
  restart restore resume retire return revert revoke run save schedule search see seed send set settle sign snooze split stage start
  stop submit subscribe suspend switch sync touch triage undo unlock unsubscribe update upload upsert verify withdraw`
    .split(/\s+/)
    .filter(Boolean),
)
