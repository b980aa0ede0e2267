import type { Locator, Page } from 'playwright-core';

/** The button at the top that says how things stand with the server, in either language. */
export function pill(page: Page): Locator {
  return page.getByRole('button', { name: /在线|离线|连接中|Online|Offline|Connecting/ });
}
