import { useEffect } from 'react'

const stop = (event: Event) => event.preventDefault()
const stopLinks = (event: Event) => {
  if ((event.target as Element | null)?.closest?.('a[href]')) event.preventDefault()
}

/** Back, links, a long press and a dropped file lead nowhere: whoever wants out knows the PIN. */
export function useStay() {
  useEffect(() => {
    const here = () => history.pushState(null, '', location.pathname)
    here()
    // A browser passes over entries that were made before anybody touched the page.
    addEventListener('pointerdown', here, { once: true })
    addEventListener('popstate', here)
    addEventListener('click', stopLinks, true)
    const unwanted = ['contextmenu', 'dragover', 'drop']
    for (const name of unwanted) addEventListener(name, stop)
    return () => {
      removeEventListener('pointerdown', here)
      removeEventListener('popstate', here)
      removeEventListener('click', stopLinks, true)
      for (const name of unwanted) removeEventListener(name, stop)
    }
  }, [])
}
