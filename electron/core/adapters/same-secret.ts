import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares digests, so that the time taken says nothing about the secret. */
export function isSameSecret(given: string, secret: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}
