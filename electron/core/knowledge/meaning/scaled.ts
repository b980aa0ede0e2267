import type { ScaledVector } from '#db/search/passage-vectors.ts';

/** A vector in whole numbers of one byte, of length one when scaled: a quarter of the room, and hardly a difference in who is nearest. */
export function scaled(vector: Float32Array): ScaledVector {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const rounded = Int8Array.from(vector, (value) => Math.round((value / largest) * 127));
  return { vector: rounded, scale: 1 / Math.hypot(...rounded) };
}
