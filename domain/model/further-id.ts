/**
 * The nth further id that follows from a UUID: the same on both sides and at every resend, and another one for each n from 1 to 65,535. Only
 * the last 48 bits change, which are random in a UUIDv7: its version, variant and time stay as they are.
 */
export function furtherId(id: string, n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 0xffff) throw new RangeError('further ids are counted from 1 to 65535');
  const mark = `5ec07d1a${n.toString(16).padStart(4, '0')}`;
  const kept = id.slice(0, -mark.length);
  let changed = '';
  for (let at = 0; at < mark.length; at++)
    changed += (Number.parseInt(id[kept.length + at] ?? '', 16) ^ Number.parseInt(mark[at] ?? '', 16)).toString(16);
  return kept + changed;
}
