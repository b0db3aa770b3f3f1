/**
 * Runs inside the page as it is sent. A slow phone shows the buttons before they work: until then a tap marks its button
 * and goes no further.
 */
export const rememberTap = `addEventListener('click', (event) => {
  const button = event.target.closest('#page:not([data-ready]) button')
  if (!button) return
  event.preventDefault()
  event.stopPropagation()
  document.querySelector('[data-tapped]')?.removeAttribute('data-tapped')
  button.dataset.tapped = ''
}, true)`

/** From now on the buttons work; the one that was tapped last does so at once. */
export function answerEarlyTap(): void {
  const page = document.getElementById('page')
  const tapped = page?.querySelector<HTMLElement>('[data-tapped]')
  page?.setAttribute('data-ready', '')
  tapped?.removeAttribute('data-tapped')
  tapped?.click()
}
