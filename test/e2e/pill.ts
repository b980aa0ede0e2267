import type { Locator, Page } from 'playwright-core';
import { said } from './said.ts';

/** The button at the top that says how things stand with the server, in any language. */
export function pill(page: Page): Locator {
  const states = said('common:connection.online', 'common:connection.offline', 'common:connection.connecting');
  // What stands on the page may be about being offline, too.
  return page.getByRole('banner').getByRole('button', { name: states });
}
