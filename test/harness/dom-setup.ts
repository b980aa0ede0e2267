// What Mantine and TanStack Virtual ask of a browser and jsdom does not have.
import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, vi } from 'vitest';

// A busy machine only makes a test wait; what it sees in the end counts.
configure({ asyncUtilTimeout: 20_000 });

// There is no canvas to draw on.
vi.mock('#renderer/reports/charts/draw-chart.ts', () => import('../renderer/harness/drawn-charts.ts'));

afterEach(cleanup);
// The next file finds the window as if it had just been opened.
afterAll(() => {
  window.history.replaceState(null, '', '/');
  window.sessionStorage.clear();
  window.localStorage.clear();
});

class NeverResizes implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

class NeverIntersects implements IntersectionObserver {
  readonly root = null;
  readonly rootMargin = '';
  readonly scrollMargin = '';
  readonly thresholds = [];
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
  takeRecords(): IntersectionObserverEntry[] {
    return [];
  }
}

const matchNothing = (query: string): MediaQueryList => ({
  matches: false,
  media: query,
  onchange: null,
  addListener: () => {},
  removeListener: () => {},
  addEventListener: () => {},
  removeEventListener: () => {},
  dispatchEvent: () => false,
});

const define = (target: object, name: string, value: unknown): void => {
  Object.defineProperty(target, name, { configurable: true, writable: true, value });
};

// Plain properties, not vi.fn(): restoreMocks would empty those between tests.
define(window, 'matchMedia', matchNothing);
define(window, 'ResizeObserver', NeverResizes);
define(window, 'IntersectionObserver', NeverIntersects);
define(window, 'scrollTo', () => {});
define(Element.prototype, 'scrollIntoView', () => {});
define(Element.prototype, 'scrollTo', () => {});
define(document, 'fonts', { addEventListener: () => {}, removeEventListener: () => {}, ready: Promise.resolve() });
for (const name of ['hasPointerCapture', 'setPointerCapture', 'releasePointerCapture']) {
  define(Element.prototype, name, () => false);
}
