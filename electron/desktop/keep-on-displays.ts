import type { Rectangle } from 'electron';
import type { BrowserWindow, ElectronModules } from './electron-modules.ts';

/** So much of a window's upper edge must be in view to take hold of it. */
const handle = { width: 120, height: 32 };

/**
 * A window that was last on a display that is gone, or loses its display, comes back where it can be reached. What is maximised or fills
 * the screen is left to the system.
 */
export function keepOnDisplays({ screen }: Pick<ElectronModules, 'screen'>, window: BrowserWindow): void {
  const check = (): void => {
    if (window.isDestroyed() || window.isMaximized() || window.isFullScreen()) return;
    const bounds = window.getBounds();
    const areas = screen.getAllDisplays().map(({ workArea }) => workArea);
    if (!areas.some((area) => canBeTaken(bounds, area)))
      window.setBounds(within(bounds, screen.getPrimaryDisplay().workArea));
  };
  window.once('persisted-state-restored', check);
  screen.on('display-removed', check);
  screen.on('display-metrics-changed', check);
  window.on('closed', () => {
    screen.off('display-removed', check);
    screen.off('display-metrics-changed', check);
  });
}

function canBeTaken(window: Rectangle, area: Rectangle): boolean {
  const width = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const isTopIn = window.y >= area.y && window.y + handle.height <= area.y + area.height;
  return isTopIn && width >= handle.width;
}

/** As large as it was where there is room, in the middle. */
function within(window: Rectangle, area: Rectangle): Rectangle {
  const width = Math.min(window.width, area.width);
  const height = Math.min(window.height, area.height);
  return {
    ...{ width, height },
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) / 2),
  };
}
