import { useEffect, useEffectEvent, useRef } from 'react';
import { useCommand } from '../state/use-command.ts';
import { useSettled } from '../ui/use-settled.ts';

/** Who has looked at the answers for so long has read them, in milliseconds. */
const reading = 1500;

/**
 * Notes what was looked for when nothing of the answers was opened: once something else is looked for, or the list is left. What is only
 * typed on is the same question.
 */
export function useMissedSearch(text: string, selectedId: string | null): void {
  const { run } = useCommand({ quiet: true });
  const settled = useSettled(text, reading);
  /** What was asked and has not been answered by a click. */
  const asked = useRef('');
  const opened = useRef(selectedId);
  const note = useEffectEvent(() => {
    const missed = asked.current;
    asked.current = '';
    if (missed !== '') void run('knowledge.miss', { text: missed.slice(0, 300), place: 'knowledge' });
  });
  useEffect(() => {
    if (opened.current === selectedId) return;
    opened.current = selectedId;
    if (selectedId !== null) asked.current = '';
  }, [selectedId]);
  useEffect(() => {
    const before = asked.current;
    const goesOn = settled !== '' && (settled.startsWith(before) || before.startsWith(settled));
    if (before !== '' && !goesOn) note();
    if (settled !== '' && !(before !== '' && before.startsWith(settled))) asked.current = settled;
  }, [settled]);
  useEffect(() => () => note(), []);
}
