import { useEffect, useRef, useState } from 'react';
import { type CallClock, isRunning, returnedTo, seenAt, type ToldPhase, withTold } from '#domain/rules/call-clock.ts';
import { useEvery } from '../ui/use-every.ts';
import { readClocks } from './read-clocks.ts';

/** What a power cut may cost of the work after a call. */
const keepEveryMs = 10_000;

/** Takes in what the telephone tells, and keeps until when the call is known to go on; `phases` is of the telephone's call. */
export function useKeptClock(
  clock: CallClock,
  phases: readonly ToldPhase[] | undefined,
  onChange: (clock: CallClock) => void,
): void {
  const isBack = useRef(false);
  const latest = useRef({ clock, onChange });
  useEffect(() => {
    latest.current = { clock, onChange };
  });
  useEffect(() => {
    const { clock: known, onChange: change } = latest.current;
    const told = withTold(known, phases ?? []);
    const next = isBack.current ? told : returnedTo(told, readClocks());
    isBack.current = true;
    if (next !== known) change(next);
  }, [phases]);
  useEvery(isRunning(clock), keepEveryMs, () => onChange(seenAt(clock, readClocks())));
}

/** The clocks, read again every half second while time is counted. */
export function useReading(clock: CallClock) {
  const [reading, setReading] = useState(readClocks);
  useEvery(isRunning(clock), 500, () => setReading(readClocks()));
  const latest = useRef(clock);
  useEffect(() => {
    if (latest.current === clock) return;
    latest.current = clock;
    setReading(readClocks());
  }, [clock]);
  return reading;
}
