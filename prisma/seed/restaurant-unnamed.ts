import type { Story } from './story'

/** What people of one kitchen told without their names. */
export const restaurantUnnamed: Story['anonymous'] = {
  site: 0,
  settled: [
    {
      type: 'UNSAFE_ACT',
      what: 'We are told to finish the fryer change while the oil is still hot, because the next booking is in.',
      proposal: 'Close the fryer half an hour earlier on Fridays.',
    },
    {
      type: 'UNSAFE_CONDITION',
      what: 'The back door sticks. Two of us had to push it during the last fire drill.',
    },
    { type: 'NEAR_MISS', what: 'A full stock pot slid on the wet floor by the pass. Nobody was in the way.' },
    {
      type: 'UNSAFE_CONDITION',
      what: 'The slicer guard has been in a drawer since July.',
      proposal: 'A guard that can be cleaned without taking it off.',
    },
    {
      type: 'UNSAFE_ACT',
      what: 'Agency staff carry the gas bottles down to the cellar alone. They do not like to say no.',
    },
    {
      type: 'NEAR_MISS',
      what: 'The dumb waiter moved while somebody was reaching in. It has done so before.',
    },
  ],
  asked: {
    type: 'UNSAFE_CONDITION',
    what: 'Burn gel is locked in the office when the manager is off.',
    question: 'Thank you for telling us. Is it the evening shift only, or the weekends as well?',
    answer: 'Mostly Sunday evenings. A second box near the hot line would do.',
  },
  waiting: {
    type: 'NEAR_MISS',
    what: 'A knife fell from the magnetic strip beside the sink and landed between my feet.',
    proposal: 'Move the strip away from the walkway.',
  },
}
