import type { Page } from 'playwright-core';

/** Runs what the palette finds under that name. */
export async function runAction(page: Page, name: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').and(page.locator(':focus')).fill(name);
  await page.getByRole('option', { name }).first().click();
}
