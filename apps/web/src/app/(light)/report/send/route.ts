import { ApiError } from '../../../../api/error'
import type { VariablesOf } from '../../../../api/graphql'
import { limitedBody } from '../../../../api/limited-body'
import { askApi } from '../../../../api/server'
import { claimedSession } from '../../../../auth/session'
import { SubmitReport } from '../../../../features/capture/capture.documents'

type Input = VariablesOf<typeof SubmitReport>['input']

const statuses: Partial<Record<ApiError['code'], number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
}

/**
 * Files a card that waited on a device, maybe longer than this version of the pages has been here: its address and its words
 * stay. The card's own id makes a second sending the same report.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    const session = await claimedSession()
    if (!session) throw new ApiError('UNAUTHENTICATED', 'unauthenticated')
    // Somebody else may have signed in on the device since: the card is not theirs.
    if (request.headers.get('x-member') !== session.memberId) throw new ApiError('CONFLICT', 'member.other')
    const { submitReport } = await askApi(SubmitReport, { input: await card(request) })
    return Response.json({ sent: submitReport }, { headers })
  } catch (error) {
    const refused = ApiError.from(error)
    return Response.json({ refused }, { status: statuses[refused.code] ?? 422, headers })
  }
}

const headers = { 'cache-control': 'no-store' }

async function card(request: Request): Promise<Input> {
  try {
    return (await new Response(request.body && limitedBody(request.body, 400_000).stream).json()) as Input
  } catch {
    throw new ApiError('INVALID', 'invalid')
  }
}
