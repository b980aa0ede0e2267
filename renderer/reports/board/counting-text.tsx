import { useState } from 'react';
import { durationText } from '../../state/format-time.ts';
import { useEvery } from '../../ui/use-every.ts';

/** For how long something has gone on, counted on every second. */
export function CountingText({ since }: { readonly since: number }) {
  const [now, setNow] = useState(Date.now);
  useEvery(true, 1000, () => setNow(Date.now()));
  // What began after the last second was counted has only just begun.
  return <span className="hf-number">{durationText(Math.max(0, now - since))}</span>;
}
