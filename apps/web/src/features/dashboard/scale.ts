/** Round marks from 0 up to at least `max`: 1, 2 or 5 times a power of ten apart. */
export function ticks(max: number, wanted = 4): number[] {
  const rough = Math.max(max, 0.1) / wanted
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power
  const marks = Math.ceil(max / step - 1e-9) || 1
  return Array.from({ length: marks + 1 }, (_, index) => Number((index * step).toPrecision(12)))
}
