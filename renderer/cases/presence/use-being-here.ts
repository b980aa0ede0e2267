import { useCallback, useEffect, useRef, useState } from 'react';
import type { CaseId } from '#domain/model/ids.ts';
import { useCore, useLink } from '../../state/core-context.tsx';

/** The core takes a window that says nothing for long for closed. */
const renewMs = 60_000;
/** Who has not pressed a key for so long looks on again. */
const typingMs = 5000;

/**
 * Tells the colleagues that this window shows a case, as long as it can be seen, and whether somebody types in it. Nobody waits for it:
 * what does not get through is not worth a word.
 */
export function useBeingHere(caseId: CaseId): { readonly typed: () => void } {
  const { link } = useCore();
  const opened = useLink((status) => status.opened);
  const [window] = useState(() => crypto.randomUUID());
  const [typing, setTyping] = useState(false);
  const isTyping = useRef<ReturnType<typeof setTimeout>>(undefined);

  const typed = useCallback(() => {
    clearTimeout(isTyping.current);
    isTyping.current = setTimeout(() => setTyping(false), typingMs);
    setTyping(true);
  }, []);
  useEffect(() => () => clearTimeout(isTyping.current), []);

  useEffect(() => {
    const say = (shown: CaseId | null) => {
      const doing = typing ? 'typing' : 'viewing';
      void link.call('presence.here', { window, caseId: shown, doing }).catch(() => undefined);
    };
    // A window that came up again after its pipe broke says it anew.
    if (opened === 0) return undefined;
    const tell = () => say(document.visibilityState === 'hidden' ? null : caseId);
    const leave = () => say(null);
    tell();
    const renewing = setInterval(tell, renewMs);
    document.addEventListener('visibilitychange', tell);
    globalThis.addEventListener('pagehide', leave);
    return () => {
      clearInterval(renewing);
      document.removeEventListener('visibilitychange', tell);
      globalThis.removeEventListener('pagehide', leave);
    };
  }, [link, opened, window, caseId, typing]);
  useEffect(
    () => () => void link.call('presence.here', { window, caseId: null, doing: 'viewing' }).catch(() => undefined),
    [link, window],
  );
  return { typed };
}
