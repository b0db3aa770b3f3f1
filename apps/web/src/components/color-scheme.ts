export const schemes = ['auto', 'light', 'dark'] as const
export type Scheme = (typeof schemes)[number]
export const schemeCookie = 'closecall-theme'

export const knownScheme = (value: string | undefined): Scheme =>
  schemes.find((scheme) => scheme === value) ?? 'auto'

/** Runs before the first paint and again when the device changes its mind; sets what all the CSS looks at. */
export const schemeScript = (scheme: Scheme) =>
  `(()=>{const m=matchMedia('(prefers-color-scheme: dark)'),e=document.documentElement,` +
  `f=()=>e.setAttribute('data-mantine-color-scheme',m.matches?'dark':'light');` +
  (scheme === 'auto'
    ? `f();m.addEventListener('change',()=>{if(!document.cookie.includes('${schemeCookie}='))f()})`
    : '') +
  `})()`
