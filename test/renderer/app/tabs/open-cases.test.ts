import { describe, expect, it } from 'vitest';
import type { AgentId, CaseId } from '#domain/model/ids.ts';
import {
  besides,
  closeTab,
  lookAt,
  mostTabs,
  moveTab,
  noCases,
  type OpenCases,
  seeTab,
  tabBeyond,
  togglePin,
} from '#renderer/app/tabs/open-cases.ts';
import { createOpenCases } from '#renderer/app/tabs/open-cases-store.ts';
import { idOf } from '../../harness/case-views.ts';

const id = (number: number) => idOf<CaseId>(number);
const opened = (...numbers: readonly number[]) =>
  numbers.reduce<OpenCases>((cases, number) => lookAt(cases, id(number)), noCases);
const numbersOf = ({ tabs }: OpenCases) => tabs.map((tab) => Number(tab.id.slice(-12)));

describe('open cases', () => {
  it('a case looked at again keeps its place and is the last one looked at', () => {
    const cases = lookAt(opened(1, 2, 3), id(1));
    expect(numbersOf(cases)).toEqual([1, 2, 3]);
    expect(cases.recent).toEqual([id(1), id(3), id(2)]);
  });

  it('walking from one case to the next leaves no trail', () => {
    const walked = [4, 5, 6].reduce((cases, number) => lookAt(cases, id(number), id(number - 1)), opened(1, 3));
    expect(numbersOf(walked)).toEqual([1, 6]);
    // Neither onto a case that has a tab, nor from one that is pinned.
    expect(numbersOf(lookAt(walked, id(1), id(6)))).toEqual([1, 6]);
    expect(numbersOf(lookAt(togglePin(walked, id(6)), id(7), id(6)))).toEqual([6, 1, 7]);
  });

  it('of too many the one leaves that was not looked at for longest, never one that is pinned', () => {
    const all = Array.from({ length: mostTabs }, (_, index) => index + 1);
    let cases = togglePin(opened(...all), id(1));
    cases = lookAt(lookAt(cases, id(2)), id(99));
    expect(cases.tabs).toHaveLength(mostTabs);
    expect(numbersOf(cases)).not.toContain(3);
    expect(numbersOf(cases)).toEqual(expect.arrayContaining([1, 2, 99]));
  });

  it('closes to the right, then to the left, then to nothing', () => {
    const cases = opened(1, 2, 3);
    expect([besides(cases, id(2)), besides(cases, id(3)), besides(opened(1), id(1))]).toEqual([id(3), id(2), null]);
    expect(numbersOf(closeTab(cases, id(2)))).toEqual([1, 3]);
    expect(closeTab(cases, id(2)).recent).toContain(id(2));
  });

  it('goes round the ends, and from elsewhere to the first or last', () => {
    const cases = opened(1, 2, 3);
    expect([tabBeyond(cases, id(3), 1), tabBeyond(cases, id(1), -1)]).toEqual([id(1), id(3)]);
    expect([tabBeyond(cases, null, 1), tabBeyond(cases, null, -1)]).toEqual([id(1), id(3)]);
    expect(tabBeyond(noCases, null, 1)).toBeNull();
  });

  it('pinned tabs stand first, and tabs move among their own kind', () => {
    const cases = togglePin(opened(1, 2, 3), id(3));
    expect(numbersOf(cases)).toEqual([3, 1, 2]);
    expect(numbersOf(moveTab(cases, id(2), -1))).toEqual([3, 2, 1]);
    expect(moveTab(cases, id(1), -1)).toBe(cases);
    expect(moveTab(cases, id(2), 1)).toBe(cases);
    expect(numbersOf(togglePin(cases, id(3)))).toEqual([3, 1, 2]);
  });

  it('remembers how far a case was seen, and never less', () => {
    const cases = seeTab(opened(1), id(1), 20);
    expect(seeTab(cases, id(1), 10)).toBe(cases);
    expect(seeTab(cases, id(1), 30).tabs[0]?.seenAt).toBe(30);
  });
});

describe('what a window keeps', () => {
  const ada = 'a' as AgentId;

  it('survives a reload, for each agent alone, and names no customer', () => {
    window.sessionStorage.clear();
    createOpenCases(window.sessionStorage, ada).setState(() => opened(1, 2));
    expect(numbersOf(createOpenCases(window.sessionStorage, ada).getState())).toEqual([1, 2]);
    expect(createOpenCases(window.sessionStorage, 'b' as AgentId).getState()).toEqual(noCases);
    const written = window.sessionStorage.getItem('open-cases/a') ?? '';
    expect(Object.keys((JSON.parse(written) as OpenCases).tabs[0] ?? {})).toEqual(['id', 'pinned', 'seenAt']);
  });

  it.each(['not JSON', '{"tabs":[{"id":"1"}],"recent":[]}', '[]'])('counts %s as nothing', (text) => {
    const storage = { getItem: () => text, setItem: () => {} };
    expect(createOpenCases(storage, ada).getState()).toEqual(noCases);
  });
});
