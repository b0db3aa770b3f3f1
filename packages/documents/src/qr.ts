import { create } from 'qrcode'

/** A quarter of a code on a wall may be dirty or torn. */
const errorCorrectionLevel = 'Q'

/** Black modules on nothing, without the quiet zone; one path, so that no viewer shows seams between the rows. */
export function qrSvg(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel })
  const side = modules.size
  let path = ''
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const from = x
      while (x < side && modules.get(y, x)) x++
      if (x > from) path += `M${from} ${y}h${x - from}v1h${from - x}z`
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path d="${path}"/></svg>`
}
