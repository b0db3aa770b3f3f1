import { answerKiosk } from '../../kiosk/answer'

export const dynamic = 'force-dynamic'

export const GET = (request: Request) => answerKiosk(request)
