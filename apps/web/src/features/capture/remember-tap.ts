export const pressed = '[data-ready=false] [data-type][aria-pressed=true]'

/** A slow phone shows the buttons long before they work: until then a tap marks its button, as a chosen one looks. */
export const rememberTap = `addEventListener('click', ({ target }) => {
  const tapped = target.closest('[data-ready=false] [data-type]')
  if (!tapped) return
  for (const each of document.querySelectorAll('${pressed}')) each.setAttribute('aria-pressed', 'false')
  tapped.setAttribute('aria-pressed', 'true')
})`
