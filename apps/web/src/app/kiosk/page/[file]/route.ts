import { answerFile, forEver } from '../../../../anonymous/bundle'

export const dynamic = 'force-dynamic'

export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  return answerFile((await params).file, forEver)
}
