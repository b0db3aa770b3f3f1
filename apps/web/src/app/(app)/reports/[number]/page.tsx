import type { Metadata } from 'next'
import { ReportView } from '../../../../features/reports/report-view'
import { viewer } from '../../../../features/session/viewer'

type Props = { params: Promise<{ number: string }> }

const numberOf = async ({ params }: Props) => decodeURIComponent((await params).number)

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: await numberOf(props) }
}

export default async function OneReportPage(props: Props) {
  const reader = await viewer()
  return <ReportView number={await numberOf(props)} worker={reader?.member.role === 'WORKER'} />
}
