import { expect, test } from 'vitest';
import type { BrowserWindow } from '#desktop/electron-modules.ts';
import { keepOnDisplays } from '#desktop/keep-on-displays.ts';
import { type Bounds, createFakeElectron, FakeWindow } from './fake-electron.ts';

const laptop: Bounds = { x: 0, y: 25, width: 1440, height: 875 };
const beside: Bounds = { x: 1440, y: 0, width: 2560, height: 1440 };

function windowAt(bounds: Bounds, areas: Bounds[] = [laptop, beside]) {
  const { modules, screen } = createFakeElectron();
  screen.areas = areas;
  const window = new FakeWindow({});
  keepOnDisplays(modules, window as unknown as BrowserWindow);
  window.bounds = bounds;
  return { window, screen };
}

test('a window is left where it was as long as it can be taken hold of', () => {
  const bounds = { x: 3800, y: 1300, width: 1280, height: 800 };
  const { window } = windowAt(bounds);
  window.emit('persisted-state-restored');
  expect(window.bounds).toEqual(bounds);
});

test('a window whose display is gone at the next start comes to the first one, as large as fits', () => {
  const { window } = windowAt({ x: 1600, y: 100, width: 2000, height: 700 }, [laptop]);
  window.emit('persisted-state-restored');
  expect(window.bounds).toEqual({ x: 0, y: 113, width: 1440, height: 700 });
});

test('a window whose display is unplugged comes too', () => {
  const { window, screen } = windowAt({ x: 1600, y: 100, width: 1000, height: 700 });
  screen.areas = [laptop];
  screen.emit('display-removed');
  expect(window.bounds).toEqual({ x: 220, y: 113, width: 1000, height: 700 });
});

test('a window whose upper edge is above every display comes down', () => {
  const { window } = windowAt({ x: 100, y: -300, width: 800, height: 600 }, [laptop]);
  window.emit('persisted-state-restored');
  expect(window.bounds).toEqual({ x: 320, y: 163, width: 800, height: 600 });
});

test('what is maximised is the system’s, and what is closed is nobody’s', () => {
  const { window, screen } = windowAt({ x: 1600, y: 100, width: 1000, height: 700 }, [laptop]);
  window.maximized = true;
  screen.emit('display-removed');
  expect(window.bounds.x).toBe(1600);
  window.maximized = false;
  window.emit('closed');
  screen.emit('display-removed');
  expect(window.bounds.x).toBe(1600);
  expect(screen.listenerCount('display-removed')).toBe(0);
});
