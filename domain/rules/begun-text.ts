import type { Json } from '../model/json.ts';

/** Whether a draft holds something to lose: a message emptied again is none. */
export function isBegun(content: Json | undefined): boolean {
  if (content === undefined || content === null) return false;
  if (typeof content !== 'object' || Array.isArray(content)) return true;
  const { body } = content as { readonly [name: string]: Json };
  return typeof body !== 'string' || body.trim() !== '';
}
