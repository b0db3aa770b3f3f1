import { kioskTexts } from '@closecall/messages/kiosk'
import { html, localeOf } from '../anonymous/answer'
import { bundle } from '../anonymous/bundle'
import { kioskFiles } from './kept-page'
import { shell } from './shell'

/** The same for every tablet: whose it is, only the tablet knows. */
export async function answerKiosk(request: Request): Promise<Response> {
  const { kiosk, kioskStyle, solver } = await bundle()
  return html(
    shell({
      texts: { en: kioskTexts('en'), ru: kioskTexts('ru') },
      locale: localeOf(request),
      script: kioskFiles + kiosk,
      style: kioskFiles + kioskStyle,
      solver: kioskFiles + solver,
    }),
    200,
  )
}
