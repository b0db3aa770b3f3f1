import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { useApiMutation } from '../../api/client'
import { useToast } from '../../components/ui/toast'
import { isRedeemed, type KioskRow, type ToldCode } from './kiosk-row'
import { RenewKioskCode } from './kiosks.documents'

const askEvery = 4_000

/** The code on the screen: kept nowhere else, and put away when a tablet has come for it. */
export function useCodes(kiosks: KioskRow[], look: () => void) {
  const t = useTranslations('kiosks')
  const toast = useToast()
  const [told, tell] = useState<ToldCode | null>(null)
  const [run, asking] = useApiMutation(RenewKioskCode)
  const renew = (id: string) =>
    void run({ id }).then(({ renewKioskCode }) => tell(renewKioskCode), toast.failed)

  useEffect(() => {
    if (!told) return
    const timer = setInterval(look, askEvery)
    return () => clearInterval(timer)
  }, [told, look])

  const came = told && isRedeemed(told, kiosks) ? told : null
  useEffect(() => {
    if (!came) return
    tell(null)
    toast.done(t('connected', { name: came.kiosk.name }))
  }, [came, toast, t])
  return { told, tell, renew, asking }
}
