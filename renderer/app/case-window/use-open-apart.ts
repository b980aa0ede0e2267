import { useTranslation } from 'react-i18next';
import { useSession } from '../../state/core-context.tsx';
import { useNotify } from '../../state/notify-context.tsx';
import type { Area } from '../../state/route.ts';
import { openWindow } from '../../state/window-kind.ts';

/** Opens something in a window of its own; false when there was none to be had, which is said. */
export function useOpenApart(): (area: Area, id: string) => boolean {
  const { t } = useTranslation('keyboard');
  const notify = useNotify();
  const host = useSession((session) => session.host);
  return (area, id) => {
    // Electron opens the window itself, and gives the page none to hold.
    const isOpen = openWindow(window, area, id) || host === 'electron';
    if (!isOpen) notify({ tone: 'bad', text: t('window.blocked') });
    return isOpen;
  };
}
