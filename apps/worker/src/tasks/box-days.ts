import { addDays } from '@closecall/core/access/local-day'
import { closeBoxDay } from '@closecall/core/inbox/close-box-day'
import { daily } from '../daily'

/** After a long silence the last month is judged; what lies before says nothing anybody would act on. */
const most = 31

/** At midnight where the organisation is: was the inbox emptied? Days a silent worker left out are judged too. */
export const boxDays = daily('box-days', 0, async (ctx, today, last) => {
  const earliest = addDays(today, -most)
  for (
    let day = last && last > earliest ? last : last && earliest;
    day && day < today;
    day = addDays(day, 1)
  ) {
    await closeBoxDay(ctx, { day })
  }
})
