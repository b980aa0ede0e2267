import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { violations } from './axe.ts';
import type { HelpDesk } from './help-desk.ts';
import { said, saidAlone } from './said.ts';
import { makeSampleDesk, type SampleDesk } from './sample-desk.ts';
import { collide, overlays, type Visit, viewsWith } from './sample-views.ts';
import { smallTargets, unseenFocus } from './targets.ts';

let desk: SampleDesk;
let lin: HelpDesk;
let views: Readonly<Record<string, Visit>>;

beforeAll(async () => {
  desk = await makeSampleDesk();
  lin = await desk.open('default', { locale: 'en' });
  const zhou = await desk.open('lead', { locale: 'en' });
  views = viewsWith(await collide(desk, lin.page, zhou.page));
  await zhou.stop();
  return () => desk.close();
});

/** All views in two looks that differ in both; a case, which shows most, in the two others too. */
const looks = [
  { theme: 'light', language: '简体中文', some: undefined },
  { theme: 'dark', language: 'English', some: undefined },
  { theme: 'dark', language: '繁體中文', some: ['cases', 'case'] },
  { theme: 'light', language: 'English', some: ['cases', 'case'] },
] as const;

describe('what assistive technology finds', () => {
  it('misses nothing it needs, in any view, theme and language', async () => {
    const found: Record<string, string[]> = {};
    const check = async (page: Page, name: string) => {
      const wrong = await violations(page);
      if (wrong.length > 0) found[name] = wrong;
    };
    for (const { theme, language, some } of looks) {
      await choose(lin.page, language, theme);
      for (const [name, visit] of Object.entries(views)) {
        if (some && !some.some((each) => each === name)) continue;
        await visit(lin.page);
        await check(lin.page, `${name}, ${theme}, ${language}`);
      }
      if (some) continue;
      for (const [name, open] of Object.entries(overlays)) {
        await views.case?.(lin.page);
        await open(lin.page);
        await check(lin.page, `${name}, ${theme}, ${language}`);
        await lin.page.keyboard.press('Escape');
      }
    }
    expect(found).toEqual({});
  });

  it('misses nothing at the sign-in', async () => {
    const stranger = await desk.open('stranger', { locale: 'zh-CN' });
    await stranger.page.getByRole('textbox').first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await stranger.page.emulateMedia({ colorScheme });
      expect(await violations(stranger.page)).toEqual([]);
    }
    await stranger.stop();
  });

  it('misses nothing in what only a lead is shown, however small the window', async () => {
    const zhou = await desk.open('lead', { locale: 'zh-TW', dark: true });
    await zhou.page.getByRole('main').waitFor();
    for (const size of [
      { width: 1280, height: 720 },
      { width: 640, height: 360 },
    ]) {
      await zhou.page.setViewportSize(size);
      await views.settings?.(zhou.page);
      expect(await violations(zhou.page)).toEqual([]);
      expect(await cutOff(zhou.page)).toEqual([]);
      expect(await smallTargets(zhou.page)).toEqual([]);
    }
    await zhou.stop();
  });

  it('is told of by the check when something is missing', async () => {
    await views.settings?.(lin.page);
    await lin.page.evaluate(() => {
      const field = document.createElement('input');
      field.id = 'nameless';
      document.querySelector('main')?.append(field);
    });
    expect(await violations(lin.page)).toEqual([expect.stringMatching(/^label: #nameless/)]);
    await lin.page.reload();
  });
});

describe.each(['light', 'dark'] as const)('by hand and by keyboard, %s', (theme) => {
  it('everything that can be clicked is 24 pixels large, and what has the focus is seen, with the densest look too', async () => {
    await choose(lin.page, 'English', theme);
    await chooseDensity(lin.page, theme === 'light' ? 'compact' : 'comfortable');
    const small: Record<string, string[]> = {};
    const unseen: Record<string, string[]> = {};
    const check = async (name: string) => {
      const targets = await smallTargets(lin.page);
      if (targets.length > 0) small[name] = [...new Set(targets)];
      const focus = await unseenFocus(lin.page);
      if (focus.length > 0) unseen[name] = [...new Set(focus)];
    };
    for (const [name, visit] of Object.entries(views)) {
      await visit(lin.page);
      await check(name);
    }
    for (const [name, open] of Object.entries(overlays)) {
      await views.case?.(lin.page);
      await open(lin.page);
      const targets = await smallTargets(lin.page);
      if (targets.length > 0) small[name] = [...new Set(targets)];
      await closeOverlay(lin.page);
    }
    expect({ small, unseen }).toEqual({ small: {}, unseen: {} });
  });

  it('what is too small or unseen is found', async () => {
    await views.settings?.(lin.page);
    await lin.page.evaluate(() => {
      const button = document.createElement('button');
      button.textContent = 'tiny';
      Object.assign(button.style, { width: '12px', height: '12px', padding: '0', overflow: 'hidden', outline: 'none' });
      document.querySelector('main')?.append(button);
    });
    expect(await smallTargets(lin.page)).toEqual(['button "tiny" 12 × 12']);
    expect(await unseenFocus(lin.page)).toEqual(['button. "tiny"']);
    await lin.page.reload();
  });
});

it('messages lie over nothing but themselves: between two of them what is below can be reached', async () => {
  const zhou = await desk.open('lead', { locale: 'en' });
  await zhou.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await views.case?.(zhou.page);
  const copied = zhou.page.locator('.mantine-Notification-root').filter({ hasText: said('common:actions.copied') });
  for (const times of [1, 2]) {
    await zhou.page.keyboard.press('.');
    await copied.nth(times - 1).waitFor();
  }
  const met = () =>
    zhou.page.evaluate(() => {
      const frame = [...document.querySelectorAll('.mantine-Notifications-root')].find(
        (each) => each.querySelectorAll('.mantine-Notification-root').length > 1,
      );
      const [first, second] = frame?.querySelectorAll('.mantine-Notification-root') ?? [];
      if (!frame || !first || !second) return 'no two messages in one frame';
      const [above, below] = [first.getBoundingClientRect(), second.getBoundingClientRect()];
      const hit = (y: number) => document.elementFromPoint(above.left + above.width / 2, y);
      return {
        betweenIsOfFrame: frame.contains(hit((above.bottom + below.top) / 2)),
        onMessageIsOfFrame: frame.contains(hit((below.top + below.bottom) / 2)),
      };
    });
  // They come in from the side.
  await expect.poll(met, { timeout: 10_000 }).toEqual({ betweenIsOfFrame: false, onMessageIsOfFrame: true });
  await zhou.stop();
});

describe.each([
  ['a small screen', { width: 1280, height: 720 }],
  ['a small screen at 200 %', { width: 640, height: 360 }],
])('on %s', (_name, size) => {
  it('nothing is cut off or out of reach', async () => {
    await lin.page.setViewportSize(size);
    const cut: Record<string, string[]> = {};
    for (const [name, visit] of Object.entries(views)) {
      await visit(lin.page);
      const found = await cutOffForGood(lin.page);
      if (found.length > 0) cut[name] = found;
    }
    expect(cut).toEqual({});
  });
});

/** What is cut off for good: a list that is still being filled moves what stands below it, and so is in its way for a moment. */
async function cutOffForGood(page: Page): Promise<string[]> {
  let found = await cutOff(page);
  for (let looks = 1; looks < 10 && found.length > 0; looks++) {
    await page.waitForTimeout(300);
    const what = (each: string) => each.split(', behind ')[0];
    const again = new Set((await cutOff(page)).map(what));
    found = found.filter((each) => again.has(what(each)));
  }
  return found;
}

/**
 * What an agent works with and reads that reaches over the sides of the window or cannot be got at, and whether the
 * window scrolls sideways.
 */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    const used = 'a, button, input:not([type="radio"]), textarea:not([aria-hidden]), h1, h2, h3';
    const all = [...document.querySelectorAll(used)].filter((each) => each.checkVisibility());
    const nameOf = (each: Element) =>
      `${each.tagName.toLowerCase()} ${each.getAttribute('aria-label') ?? each.textContent}`;
    // Figures that mean something only side by side may be scrolled sideways in a frame of their own (WCAG 1.4.10).
    const inTable = (each: Element) => each.closest('section[tabindex="0"]:has(> table)') !== null;
    const beyond = all.filter((each) => {
      if (inTable(each)) return false;
      const { left, right, width } = each.getBoundingClientRect();
      return width > 1 && (left < 0 || right > clientWidth);
    });
    // Brought into view by what a person can scroll, it must lie on top there.
    const parts = (each: Element): Element[] => (each.parentElement ? [each, ...parts(each.parentElement)] : [each]);
    const inTheWay = new Map<Element, Element | null>();
    const unreachable = all.filter((each) => {
      if (each.closest('[class*="skip"]') || each.matches(':disabled')) return false;
      each.scrollIntoView({ block: 'center', inline: 'nearest' });
      const { left, top, width, height } = each.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      const forced = parts(each).filter((part) => part.scrollTop > 0 && getComputedStyle(part).overflowY === 'hidden');
      for (const part of forced) part.scrollTop = 0;
      const label = hit?.closest('label');
      const isOwn =
        label !== null &&
        label !== undefined &&
        each instanceof HTMLInputElement &&
        [...(each.labels ?? [])].includes(label);
      // A message lies over the view only for a while.
      if (hit?.closest('.mantine-Notification-root')) return false;
      inTheWay.set(each, hit);
      return forced.length > 0 || !hit || !(each.contains(hit) || hit.contains(each) || isOwn);
    });
    return [
      ...(scrollWidth > clientWidth ? [`the window scrolls ${scrollWidth - clientWidth} px sideways`] : []),
      ...beyond.map((each) => `over the side: ${nameOf(each)}`),
      ...unreachable.map((each) => {
        const hit = inTheWay.get(each);
        return `out of reach: ${nameOf(each)}, behind ${hit ? nameOf(hit).slice(0, 60) : 'the edge of the window'}`;
      }),
    ];
  });
}

async function choose(page: Page, language: string, theme: 'light' | 'dark'): Promise<void> {
  await views.settings?.(page);
  // The radio buttons themselves are out of sight; what is clicked is their label.
  const pick = (word: string | RegExp) => page.getByRole('radiogroup').getByText(word, { exact: true }).click();
  await pick(language);
  await pick(saidAlone(theme === 'dark' ? 'settings:themes.dark' : 'settings:themes.light'));
  const lang = { 简体中文: 'zh-CN', 繁體中文: 'zh-TW', English: 'en' }[language] ?? '';
  await page.locator(`html[data-mantine-color-scheme="${theme}"][lang="${lang}"]`).waitFor();
}

/** Pressed again only where it was too early: on a case with nothing over it, Escape goes back to the list. */
async function closeOverlay(page: Page): Promise<void> {
  const over = page.locator(':is([role="dialog"], [role="menu"], [role="listbox"]):visible').first();
  const close = async () => {
    await page.keyboard.press('Escape');
    await over.waitFor({ state: 'detached', timeout: 5_000 });
  };
  await close().catch(close);
}

async function chooseDensity(page: Page, density: 'compact' | 'comfortable'): Promise<void> {
  await views.settings?.(page);
  await page
    .getByRole('radiogroup')
    .getByText(saidAlone(`settings:densities.${density}`))
    .click();
  await page.locator(`html[data-density="${density}"]`).waitFor();
}
