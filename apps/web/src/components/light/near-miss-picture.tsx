/** The mark at the size of a wall. */
export function NearMissPicture() {
  return (
    <svg viewBox="0 0 400 400" fill="none" aria-hidden>
      <path d="M300 100a141 141 0 1 0 0 200" stroke="#0f4f4c" strokeWidth="34" strokeLinecap="round" />
      <path d="M250 150a71 71 0 1 0 0 100" stroke="#13655f" strokeWidth="30" strokeLinecap="round" />
      <circle cx="332" cy="200" r="24" fill="#ffb638" />
    </svg>
  )
}
