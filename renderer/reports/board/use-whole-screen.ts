import { useEffect, useRef } from 'react';

/** Takes the whole screen while it is on, where the system lets it; `left` is told when somebody gives the screen back by the system's own key. */
export function useWholeScreen(isOn: boolean, left: () => void): void {
  const current = useRef(left);
  useEffect(() => {
    current.current = left;
  });
  useEffect(() => {
    if (!isOn) return undefined;
    let isTaken = false;
    // Refused to a page that nobody touched yet, as one that a link opened: then the board fills the window alone.
    document.documentElement.requestFullscreen?.().then(
      () => {
        isTaken = true;
      },
      () => undefined,
    );
    const changed = () => {
      if (isTaken && !document.fullscreenElement) current.current();
    };
    document.addEventListener('fullscreenchange', changed);
    return () => {
      document.removeEventListener('fullscreenchange', changed);
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    };
  }, [isOn]);
}
