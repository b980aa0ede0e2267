import { foldText } from './text-fold.ts';

/** Fewer characters say too little. */
export const shortestHoldingKey = 3;

/** What a serial, order or contract number is found by: `SN-2024 001a`, `sn2024001A` and full-width letters are the same. */
export function holdingKey(number: string): string {
  return foldText(number).replace(/[^\p{Letter}\p{Number}]/gu, '');
}
