import { z } from 'zod';
import { type CaseId, caseId } from '#domain/model/ids.ts';

/** A tab holds only what names the case: its words stay in the encrypted store. */
const openCase = z.object({
  id: caseId,
  pinned: z.boolean(),
  /** The case's last activity that was seen in this window; 0 until it was read. */
  seenAt: z.number(),
});
export type OpenCase = z.infer<typeof openCase>;

export const openCases = z.object({
  /** In the order of the strip. */
  tabs: z.array(openCase),
  /** Cases looked at, the last one first; also those whose tab was closed. */
  recent: z.array(caseId),
});
export type OpenCases = z.infer<typeof openCases>;

export const noCases: OpenCases = { tabs: [], recent: [] };

export const mostTabs = 20;
const mostRecent = 30;

/**
 * The case is looked at now. `former` is the case that was walked away from: its tab becomes this one's, so that walking a list leaves no
 * trail of tabs. Of too many tabs the one leaves that is not pinned and was not looked at for longest.
 */
export function lookAt(cases: OpenCases, id: CaseId, former: CaseId | null = null): OpenCases {
  const recent = [id, ...cases.recent.filter((each) => each !== id)].slice(0, mostRecent);
  if (cases.tabs.some((tab) => tab.id === id)) return { ...cases, recent };
  const tab: OpenCase = { id, pinned: false, seenAt: 0 };
  const place = cases.tabs.findIndex((each) => each.id === former && !each.pinned);
  const tabs = place < 0 ? [...cases.tabs, tab] : cases.tabs.with(place, tab);
  return { recent, tabs: tabs.length > mostTabs ? withoutOldest(tabs, recent) : tabs };
}

function withoutOldest(tabs: readonly OpenCase[], recent: readonly CaseId[]): OpenCase[] {
  const age = ({ id }: OpenCase) => (recent.includes(id) ? recent.indexOf(id) : mostRecent);
  const loose = tabs.filter((tab) => !tab.pinned);
  const oldest = loose.toSorted((a, b) => age(b) - age(a))[0];
  // When all others are pinned, the one that has just come has to share its place with the next.
  return tabs.filter((tab) => tab !== oldest);
}

export function closeTab(cases: OpenCases, id: CaseId): OpenCases {
  return { ...cases, tabs: cases.tabs.filter((tab) => tab.id !== id) };
}

/** Where to look when this tab closes: at the one to its right, else to its left. */
export function besides(cases: OpenCases, id: CaseId): CaseId | null {
  const place = cases.tabs.findIndex((tab) => tab.id === id);
  return (cases.tabs[place + 1] ?? cases.tabs[place - 1])?.id ?? null;
}

/** The tab so many places on, round the ends. */
export function tabBeyond(cases: OpenCases, id: CaseId | null, step: 1 | -1): CaseId | null {
  const { tabs } = cases;
  const place = tabs.findIndex((tab) => tab.id === id);
  const next = place < 0 ? (step > 0 ? 0 : tabs.length - 1) : (place + step + tabs.length) % tabs.length;
  return tabs[next]?.id ?? null;
}

/** Pinned tabs stand before the others; a tab moves among its own kind. */
export function moveTab(cases: OpenCases, id: CaseId, step: 1 | -1): OpenCases {
  const place = cases.tabs.findIndex((tab) => tab.id === id);
  const [tab, other] = [cases.tabs[place], cases.tabs[place + step]];
  if (!tab || !other || tab.pinned !== other.pinned) return cases;
  return { ...cases, tabs: cases.tabs.with(place, other).with(place + step, tab) };
}

export function togglePin(cases: OpenCases, id: CaseId): OpenCases {
  const tabs = cases.tabs.map((tab) => (tab.id === id ? { ...tab, pinned: !tab.pinned } : tab));
  return { ...cases, tabs: tabs.toSorted((a, b) => Number(b.pinned) - Number(a.pinned)) };
}

export function seeTab(cases: OpenCases, id: CaseId, seenAt: number): OpenCases {
  if (cases.tabs.every((tab) => tab.id !== id || tab.seenAt >= seenAt)) return cases;
  return { ...cases, tabs: cases.tabs.map((tab) => (tab.id === id ? { ...tab, seenAt } : tab)) };
}
