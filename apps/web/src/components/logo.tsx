/** Two open rings, and something that slipped past them: the near miss. */
export function LogoMark({ size = 32, title }: { size?: number; title?: string }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      role={title ? 'img' : undefined}
      aria-hidden={!title}
    >
      {title && <title>{title}</title>}
      <rect width="32" height="32" rx="8" fill="#062b2c" />
      <path d="M22.6 9.6a9.2 9.2 0 1 0 0 12.8" stroke="#5fcabd" strokeWidth="2.8" strokeLinecap="round" />
      <path d="M18.7 13a4.3 4.3 0 1 0 0 6" stroke="#e8f3f1" strokeWidth="2.6" strokeLinecap="round" />
      <circle cx="24.6" cy="16" r="2.5" fill="#ffb638" />
    </svg>
  )
}
