import { v4 } from 'uuid'
import type { RefusalRow } from './row'

const work = { token: 'none', nonce: '0' }
const door = {
  nobody: 'FORBIDDEN',
  otherOrganisation: 'FORBIDDEN',
  exempt: 'Open at the anonymous door only, where nobody has a role; tests/anonymity knocks there.',
} as const

export const rows: RefusalRow[] = [
  {
    operation: 'anonymousPlace',
    document: 'query ($slug: String) { anonymousPlace(slug: $slug) { organisation sites { id name } } }',
    variables: ({ organisation }) => ({ slug: organisation.slug }),
    ...door,
  },
  { operation: 'workChallenge', document: '{ workChallenge { token bits } }', ...door },
  {
    operation: 'submitAnonymousReport',
    document:
      'mutation ($input: SubmitAnonymousReportInput!) { submitAnonymousReport(input: $input) { receipt number } }',
    variables: ({ organisation, ids }) => ({
      input: {
        key: v4(),
        place: { slug: organisation.slug },
        siteId: ids.siteId,
        type: 'NEAR_MISS',
        whatHappened: 'Oil on the floor.',
        urgent: true,
        work,
      },
    }),
    ...door,
  },
  {
    operation: 'openReceipt',
    document:
      'mutation ($receipt: String!, $work: WorkInput!) { openReceipt(receipt: $receipt, work: $work) { status } }',
    variables: () => ({ receipt: '0'.repeat(20), work }),
    ...door,
  },
  {
    operation: 'replyAnonymously',
    document: `mutation ($receipt: String!, $id: UUID!, $work: WorkInput!) {
      replyAnonymously(receipt: $receipt, id: $id, text: "It was the left one.", work: $work) { status }
    }`,
    variables: () => ({ receipt: '0'.repeat(20), id: v4(), work }),
    ...door,
  },
]
