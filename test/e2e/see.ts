import type { Locator } from 'playwright-core';
import { expect } from 'vitest';

/** A person waits and looks again; what matters is what they see in the end. */
const patience = { timeout: 60_000, interval: 50 };

export async function sees(locator: Locator): Promise<void> {
  await locator.first().waitFor({ state: 'visible', timeout: patience.timeout });
}

export async function seesText(locator: Locator, pattern: RegExp): Promise<void> {
  await expect.poll(() => locator.first().textContent(), patience).toMatch(pattern);
}

export async function seesTimes(locator: Locator, times: number): Promise<void> {
  await expect.poll(() => locator.count(), patience).toBe(times);
}

export async function comesTrue(check: () => boolean): Promise<void> {
  await expect.poll(check, patience).toBe(true);
}
