import type { Page } from 'playwright-core';
import { violations } from './axe.ts';
import { smallTargets, unseenFocus } from './targets.ts';

/** What the view is missing for whoever does not see, does not hold a mouse, or looks at it through a small window. */
export async function missing(page: Page): Promise<string[]> {
  const faults = [...(await violations(page)), ...(await smallTargets(page)), ...(await unseenFocus(page))];
  // Only what scrolls by itself may be wider than the window.
  const { clientWidth, scrollWidth } = await page.evaluate(() => ({
    clientWidth: document.documentElement.clientWidth,
    scrollWidth: document.documentElement.scrollWidth,
  }));
  if (scrollWidth > clientWidth) faults.push(`the window scrolls ${scrollWidth - clientWidth} px sideways`);
  return [...new Set(faults)];
}
