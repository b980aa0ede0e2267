import { readFileSync } from 'node:fs';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];

/**
 * What is wrong with what the page shows now: each line a rule, the element and why. Evaluated by the debugger, so the
 * page's own content policy stays as it is.
 */
export async function violations(page: Page): Promise<string[]> {
  await standsStill(page);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const found = await page.evaluate(async (values) => {
    const { axe: program } = window as unknown as { readonly axe: typeof axe };
    const results = await program.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    /** Half of it is scrolled out of what it stands in: axe takes that for being covered. */
    const isAtAnEdge = (each: Element | null): boolean => {
      if (!each) return false;
      const { top, bottom } = each.getBoundingClientRect();
      for (let around = each.parentElement; around; around = around.parentElement) {
        const edge = around.getBoundingClientRect();
        const scrolls = around.scrollHeight > around.clientHeight && getComputedStyle(around).overflowY !== 'visible';
        if (scrolls && (top < edge.top || bottom > edge.bottom)) return true;
      }
      return false;
    };
    return results.violations.flatMap(({ id, nodes }) =>
      nodes
        .map(({ target, failureSummary }) => ({ id, target: target.join(' '), why: failureSummary ?? '' }))
        .filter(({ target }) => id !== 'target-size' || !isAtAnEdge(document.querySelector(target))),
    );
  }, rules);
  return found.map(({ id, target, why }) => `${id}: ${target}\n  ${why.replaceAll('\n', '\n  ')}`);
}

/** Colours that are still on their way would be judged as they are half-way. */
async function standsStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const finite = document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(finite.map((each) => each.finished));
  });
}
