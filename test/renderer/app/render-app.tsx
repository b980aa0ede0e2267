import { render } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { onTestFinished } from 'vitest';
import type { Handlers } from '#domain/contract/ipc/router.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { App } from '#renderer/app/app.tsx';
import { createCoreState } from '#renderer/state/core-state.ts';
import { createI18n, type Locale } from '#renderer/state/i18n.ts';
import { createNavigation } from '#renderer/state/navigation.ts';
import { aCaseDetail, aCaseRow, aCustomerDetail, idOf } from '../harness/case-views.ts';
import '../harness/editor.ts';
import '../harness/layout.ts';
import { aSearchPage } from '../harness/search-views.ts';
import { ada, startTestCore, type TestCore } from '../harness/test-core.ts';

export const caseIdOf = (number: number) => idOf<CaseId>(number);
const numberOf = (id: string) => Number(id.slice(-12));

interface Options {
  readonly at?: string;
  readonly locale?: Locale;
  readonly core?: TestCore;
}

/** The whole program on small answers: five cases, each opened by its id. A reload is a second call on the same core. */
export function startAppCore(handlers: Partial<Handlers> = {}): TestCore {
  return startTestCore({
    'cases.list': () => ({ total: 5, rows: [1, 2, 3, 4, 5].map((number) => aCaseRow(number)) }),
    'cases.counts': () => ({ mine: 5, unassigned: 0, team: 5, all: 5, finished: 0 }),
    'cases.get': ({ caseId }) => {
      const number = numberOf(caseId);
      return aCaseDetail({ number: String(10_000 + number), subject: `Case ${number}` }, { id: caseId });
    },
    'cases.rows': ({ caseIds }) => caseIds.map((id) => aCaseRow(numberOf(id))),
    'cases.timeline': () => [],
    'customers.get': () => aCustomerDetail(),
    'people.list': () => ({ agents: [{ ...ada, active: true }], teams: [{ id: ada.teamIds[0], name: 'Support' }] }),
    'search.list': () => aSearchPage(),
    ...handlers,
  });
}

export async function renderApp({ at = '#/cases', locale = 'en', core = startAppCore() }: Options = {}) {
  window.location.hash = at;
  const navigation = createNavigation(window);
  const state = await createCoreState(core.link, navigation);
  const rendered = render(<App core={state} i18n={await createI18n(locale)} />);
  const leave = () => {
    rendered.unmount();
    state.close();
    navigation.close();
  };
  onTestFinished(() => {
    leave();
    core.close();
    window.sessionStorage.clear();
  });
  return { ...rendered, core, state, leave, user: userEvent.setup() };
}
