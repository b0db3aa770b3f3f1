import { answerReportPage } from '../../../anonymous/answer'

export const dynamic = 'force-dynamic'

export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }) {
  return answerReportPage(request, await params)
}
