import { redirect } from 'next/navigation'
import { homeFor } from '../components/ui/shell/nav'
import { Landing } from '../features/session/landing'
import { viewer } from '../features/session/viewer'

export default async function StartPage() {
  const reader = await viewer()
  if (reader) redirect(homeFor(reader.member.role))
  return <Landing />
}
