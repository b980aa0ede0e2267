import { type Area, hrefOf } from './route.ts';

/** What a window is for: the whole program, or one case that was put beside it. It stays so wherever the window goes. */
export type WindowKind = 'program' | 'case';

/** The hosts look for it in the address too (electron/desktop/windows.ts). */
const caseWindow = '?window=case';

export function windowKind(page: Pick<Window, 'location'>): WindowKind {
  return page.location.search === caseWindow ? 'case' : 'program';
}

/**
 * Opens a window of its own: a case in a narrow frame, anything else with the whole program. A case that has a window already comes to
 * the front there. False when the browser did not allow it.
 */
export function openWindow(page: Window, area: Area, id: string): boolean {
  const isCase = area === 'cases';
  const address = `${page.location.pathname}${isCase ? caseWindow : ''}${hrefOf(area, id)}`;
  const opened = page.open(address, isCase ? `case-${id}` : '_blank');
  opened?.focus();
  return opened !== null;
}
