type Asked = { reporter: object | null; reporterHidden: boolean; thread: object | null }

/** Whether a question reaches anybody: a member, or whoever holds a receipt. A card from a box may have neither. */
export const canBeAsked = ({ reporter, reporterHidden, thread }: Asked): boolean =>
  reporter !== null || reporterHidden || thread !== null
