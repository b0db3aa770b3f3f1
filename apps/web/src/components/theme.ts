import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core'

const teal: MantineColorsTuple = [
  '#eef8f6', '#dcefec', '#b4ded8', '#86cac1', '#5fcabd', '#2f9c92', '#138079', '#0b6761', '#08524e', '#05403d',
] // biome-ignore format: a scale
const ink: MantineColorsTuple = [
  '#ebf2f1', '#d6dedb', '#b4c5c5', '#9db0b1', '#7f9091', '#566a6e', '#263a3c', '#182a2c', '#111f21', '#0a1415',
] // biome-ignore format: a scale
const red: MantineColorsTuple = [
  '#fdefec', '#fde4e0', '#fbc4bb', '#ff9d8f', '#f07a69', '#e2604e', '#d4432f', '#c4321f', '#a8261b', '#7f1a12',
] // biome-ignore format: a scale
const amber: MantineColorsTuple = [
  '#fff7e6', '#fdecc8', '#fbdb97', '#ffc862', '#ffb638', '#f2a516', '#cf8500', '#a86500', '#8a4b00', '#653600',
] // biome-ignore format: a scale

/** Teal and red buttons take their colours from the tokens: right in both schemes, and legible. */
const variants: VariantColorsResolver = (input) => {
  const usual = defaultVariantColorsResolver(input)
  const name = input.color === 'red' ? 'danger' : 'brand'
  if (input.color && !['teal', 'red'].includes(input.color)) return usual
  if (input.variant === 'filled') {
    const background = name === 'danger' ? 'var(--cc-danger-fill)' : 'var(--cc-brand)'
    const hover = name === 'danger' ? 'var(--cc-danger)' : 'var(--cc-brand-hover)'
    return { ...usual, background, hover, color: `var(--cc-on-${name})` }
  }
  const ink = name === 'danger' ? 'var(--cc-danger)' : 'var(--cc-brand-ink)'
  if (input.variant === 'light') {
    return { ...usual, background: `var(--cc-${name}-soft)`, hover: `var(--cc-${name}-soft)`, color: ink }
  }
  if (input.variant === 'subtle') return { ...usual, hover: `var(--cc-${name}-soft)`, color: ink }
  return usual
}

/** What floats over the page shares its surface and a line, so that it stands out in the dark as well. */
const raised = {
  content: { background: 'var(--cc-surface)', border: '1px solid var(--cc-line)' },
  header: { background: 'var(--cc-surface)' },
}

export const theme = createTheme({
  variantColorResolver: variants,
  colors: { teal, gray: ink, dark: ink, red, amber },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  black: '#0d1f22',
  fontFamily: 'var(--cc-font)',
  fontFamilyMonospace: 'var(--cc-mono)',
  fontSizes: {
    xs: 'var(--cc-text-xs)',
    sm: 'var(--cc-text-sm)',
    md: 'var(--cc-text-md)',
    lg: 'var(--cc-text-lg)',
    xl: 'var(--cc-text-xl)',
  },
  headings: { fontFamily: 'var(--cc-font)', fontWeight: '680' },
  radius: { sm: 'var(--cc-radius-sm)', md: 'var(--cc-radius-md)', lg: 'var(--cc-radius-lg)' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'md' } },
    ActionIcon: { defaultProps: { size: 'xl', variant: 'subtle' } },
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ['label', 'description', 'input', 'error'] },
      styles: { label: { marginBlockEnd: 'var(--cc-space-1)' } },
    },
    Input: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md', iconColor: 'var(--cc-on-brand)', color: 'var(--cc-brand)' } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    Modal: { defaultProps: { centered: true, radius: 'lg' }, styles: raised },
    Drawer: { styles: raised },
    Spotlight: { styles: { ...raised, search: { outline: 'none', background: 'transparent' } } },
    Notification: {
      styles: { root: { border: '1px solid var(--cc-line)', background: 'var(--cc-surface)' } },
    },
    InputError: { styles: { error: { fontSize: 'var(--cc-text-sm)', fontWeight: 560 } } },
    Menu: { defaultProps: { shadow: 'md', position: 'bottom-end', withInitialFocusPlaceholder: false } },
    Table: { defaultProps: { verticalSpacing: 'sm' } },
  },
})

const shared = {
  '--mantine-color-body': 'var(--cc-paper)',
  '--mantine-color-text': 'var(--cc-ink)',
  '--mantine-color-dimmed': 'var(--cc-ink-2)',
  '--mantine-color-placeholder': 'var(--cc-ink-3)',
  '--mantine-color-anchor': 'var(--cc-brand-ink)',
  '--mantine-color-error': 'var(--cc-danger)',
  '--mantine-color-default': 'var(--cc-surface)',
  '--mantine-color-default-hover': 'var(--cc-sunken)',
  '--mantine-color-default-color': 'var(--cc-ink)',
  '--mantine-color-default-border': 'var(--cc-line-strong)',
  '--mantine-color-disabled': 'var(--cc-sunken)',
  '--mantine-color-disabled-color': 'var(--cc-ink-3)',
  '--mantine-color-disabled-border': 'var(--cc-line)',
}

/** Mantine reads its neutral colours from the tokens, so both schemes are decided in tokens.css alone. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared })
