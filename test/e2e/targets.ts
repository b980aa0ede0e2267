import type { Page } from 'playwright-core';

/** What can be clicked in the view and is smaller than a finger or a shaking hand needs: 24 by 24 pixels. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const least = 24;
    const roles = ['button', 'tab', 'option', 'menuitem', 'menuitemradio', 'checkbox', 'radio', 'switch', 'slider'];
    const used = ['a[href]', 'button', 'input', 'select', 'textarea', ...roles.map((role) => `[role="${role}"]`)];
    const all = [...document.querySelectorAll<HTMLElement>(used.join(','))].filter(
      (each) =>
        each.checkVisibility({ visibilityProperty: true }) &&
        !each.matches(':disabled, [aria-hidden="true"] *, [hidden]'),
    );
    const boxOf = (each: HTMLElement) => {
      // A click anywhere in the frame of a field is one on the field: beside the tags of a list of tags, it is small.
      const { width, height } = (
        each.matches('input') ? (each.closest('.mantine-Input-wrapper') ?? each) : each
      ).getBoundingClientRect();
      // A field can be clicked on its labels too, a hidden one only there.
      const labels = each instanceof HTMLInputElement ? [...(each.labels ?? [])] : [];
      const boxes = labels.map((label) => label.getBoundingClientRect());
      return {
        width: Math.max(width, ...boxes.map((box) => box.width)),
        height: Math.max(height, ...boxes.map((box) => box.height)),
      };
    };
    /** A link among the words of a sentence is as high as they are; WCAG 2.2 lets it be. */
    const isInSentence = (each: HTMLElement) =>
      getComputedStyle(each).display === 'inline' &&
      [...(each.parentElement?.childNodes ?? [])].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      );
    const isSeenOnFocus = (each: HTMLElement) => each.matches('[class*="skip"]');
    return all.flatMap((each) => {
      const { width, height } = boxOf(each);
      // Half a pixel is lost when boxes are laid out at fractions of one.
      const isLarge = width >= least - 0.5 && height >= least - 0.5;
      if (isLarge || isInSentence(each) || isSeenOnFocus(each)) return [];
      const label = each instanceof HTMLInputElement ? each.labels?.[0]?.textContent : each.textContent;
      const name = each.getAttribute('aria-label') ?? label ?? `${each.className} in ${each.parentElement?.className}`;
      return [
        `${each.tagName.toLowerCase()} "${name.trim().slice(0, 40)}" ${Math.round(width)} × ${Math.round(height)}`,
      ];
    });
  });
}

/** What can be reached by Tab without it being seen: no ring of two pixels is drawn on it or on what stands for it. */
export async function unseenFocus(page: Page): Promise<string[]> {
  // From here on the page shows rings: the keyboard is in use.
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const used = 'a[href], button, input, select, textarea, [contenteditable="true"], [tabindex="0"]';
    const all = [...document.querySelectorAll<HTMLElement>(used)].filter(
      (each) => each.checkVisibility({ visibilityProperty: true }) && each.tabIndex >= 0 && !each.matches(':disabled'),
    );
    const hasRing = (each: Element | null | undefined) => {
      if (!each) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || /0px 0px 0px [2-9]px/.test(boxShadow);
    };
    return all.flatMap((each) => {
      each.focus();
      if (document.activeElement !== each) return [];
      const label = each instanceof HTMLInputElement ? each.labels?.[0] : undefined;
      const standIns = [each, each.nextElementSibling, each.parentElement, each.parentElement?.parentElement, label];
      const isSeen = standIns.some(hasRing);
      each.blur();
      if (isSeen) return [];
      const name = each.getAttribute('aria-label') ?? each.getAttribute('title') ?? each.textContent ?? '';
      return [`${each.tagName.toLowerCase()}.${each.className.toString().slice(0, 60)} "${name.trim().slice(0, 40)}"`];
    });
  });
}
