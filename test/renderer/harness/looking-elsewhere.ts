import { onTestFinished, vi } from 'vitest';

interface Shown {
  readonly body: string;
  readonly press: () => void;
}

/** The person looks at another window and allowed notifications of the system, until the test ends: what is told there. */
export function lookElsewhere(): readonly Shown[] {
  const shown: Shown[] = [];
  class FakeNotification {
    static permission = 'granted';
    onclick: (() => void) | undefined;
    constructor(_title: string, { body }: { body: string }) {
      shown.push({ body, press: () => this.onclick?.() });
    }
    close() {}
  }
  vi.stubGlobal('Notification', FakeNotification);
  vi.spyOn(document, 'hasFocus').mockReturnValue(false);
  vi.spyOn(window, 'focus').mockImplementation(() => undefined);
  onTestFinished(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });
  return shown;
}
