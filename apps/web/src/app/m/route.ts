import { answerPage } from '../../anonymous/answer'

export const dynamic = 'force-dynamic'

export const GET = (request: Request) => answerPage(request, { view: 'return' })
