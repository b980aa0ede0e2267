import type { CaseId } from '#domain/model/ids.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { besides, closeTab, moveTab, type OpenCases, tabBeyond, togglePin } from './open-cases.ts';
import { useCaseOnShow, useOpenCases, useOpenCasesStore } from './open-cases-context.tsx';

export interface TabActions {
  close(id: CaseId): void;
  /** Closes the tab of the case on show. */
  closeCurrent(): void;
}

/** What can be done with the tabs, by key and by mouse. */
export function useTabActions(): TabActions {
  const navigation = useNavigation();
  const store = useOpenCasesStore();
  const tabs = useOpenCases((cases) => cases.tabs);
  const current = useCaseOnShow();
  const isTab = current !== null && tabs.some(({ id }) => id === current);

  const show = (id: CaseId | null) => {
    const { area, params } = navigation.store.getState();
    if (id !== null) navigation.go('cases', id, area === 'cases' ? params : {});
  };
  const close = (id: CaseId) => {
    const next = besides(store.getState(), id);
    store.setState((cases) => closeTab(cases, id));
    if (id !== current) return;
    if (next !== null) show(next);
    else navigation.go('cases', null, navigation.store.getState().params);
  };
  const closeCurrent = () => {
    if (current !== null) close(current);
  };
  const change = (how: (cases: OpenCases, id: CaseId) => OpenCases) => {
    if (current !== null) store.setState((cases) => how(cases, current));
  };
  const others = tabs.some(({ id }) => id !== current);
  useActions([
    { id: 'tab.next', applies: others, run: () => show(tabBeyond(store.getState(), current, 1)) },
    { id: 'tab.previous', applies: others, run: () => show(tabBeyond(store.getState(), current, -1)) },
    {
      id: 'tab.nth',
      applies: tabs.length > 0,
      run: (event) => show(tabs[Number(event?.code.slice('Digit'.length)) - 1]?.id ?? null),
    },
    { id: 'tab.close', applies: isTab, run: closeCurrent },
    { id: 'tab.pin', applies: isTab, run: () => change(togglePin) },
    { id: 'tab.left', applies: isTab, run: () => change((cases, id) => moveTab(cases, id, -1)) },
    { id: 'tab.right', applies: isTab, run: () => change((cases, id) => moveTab(cases, id, 1)) },
  ]);
  return { close, closeCurrent };
}
