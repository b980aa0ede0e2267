/** Begins a slice of work; the function it returns tells when the slice has lasted long enough. */
export type Slices = () => () => boolean;

/** Slices that end by the number of their records alone. */
export const untimed: Slices = () => () => false;

/** Slices of so many milliseconds by a clock that only goes forward. What commits a slice comes on top of them. */
export function slicesOf(monotonic: () => number, ms: number): Slices {
  return () => {
    const end = monotonic() + ms;
    return () => monotonic() >= end;
  };
}
