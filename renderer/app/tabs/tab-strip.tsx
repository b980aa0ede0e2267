import { GitCompareArrows, PencilLine, Pin, TriangleAlert, X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#domain/contract/ipc/case-row.ts';
import { useRoute } from '../../state/core-context.tsx';
import { hrefOf } from '../../state/route.ts';
import { useQuery } from '../../state/use-query.ts';
import { type OpenCase, seeTab, togglePin } from './open-cases.ts';
import { useBegunCases, useCaseOnShow, useOpenCases, useOpenCasesStore } from './open-cases-context.tsx';
import css from './tab-strip.module.css';
import type { TabActions } from './use-tab-actions.ts';

/** The open cases, one tab each, with what wants attention in them. */
export function TabStrip({ close }: Pick<TabActions, 'close'>) {
  const { t } = useTranslation('keyboard');
  const store = useOpenCasesStore();
  const tabs = useOpenCases((cases) => cases.tabs);
  const begun = useBegunCases();
  const current = useCaseOnShow();
  const params = useRoute((route) => route.params);
  const strip = useRef<HTMLElement>(null);
  const rows = useQuery(
    'cases.rows',
    { caseIds: tabs.map(({ id }) => id) },
    { collections: ['case', 'conflict'], keepFormer: true },
  ).value;
  const refused = useQuery('outbox.list', { group: 'needs-you' }, { collections: ['outbox'] }).value;
  const held = new Set(refused?.rows.map(({ caseId }) => caseId));
  const rowOf = (id: string) => rows?.find((row) => row.id === id);

  const seenNow = current === null ? undefined : rowOf(current)?.lastActivityAt;
  useEffect(() => {
    if (current !== null && seenNow !== undefined) store.setState((cases) => seeTab(cases, current, seenNow));
  }, [store, current, seenNow]);
  useEffect(() => {
    if (current !== null) strip.current?.querySelector('[aria-current]')?.scrollIntoView?.({ inline: 'nearest' });
  }, [current]);

  if (tabs.length === 0) return null;
  return (
    <nav ref={strip} className={css.strip} aria-label={t('tabs.label')}>
      <ul className={css.tabs}>
        {tabs.map((tab) => (
          <Tab
            key={tab.id}
            tab={tab}
            row={rowOf(tab.id)}
            isKnown={rows !== undefined}
            isCurrent={tab.id === current}
            isBegun={begun.has(tab.id)}
            isHeld={held.has(tab.id)}
            href={hrefOf('cases', tab.id, params)}
            onClose={() => close(tab.id)}
            onPin={() => store.setState((cases) => togglePin(cases, tab.id))}
          />
        ))}
      </ul>
    </nav>
  );
}

interface TabProps {
  readonly tab: OpenCase;
  readonly row: CaseRow | undefined;
  readonly isKnown: boolean;
  readonly isCurrent: boolean;
  readonly isBegun: boolean;
  readonly isHeld: boolean;
  readonly href: string;
  onClose(): void;
  onPin(): void;
}

function Tab({ tab, row, isKnown, isCurrent, isBegun, isHeld, href, onClose, onPin }: TabProps) {
  const { t } = useTranslation('keyboard');
  const title = row ? `${row.number} ${row.subject}` : isKnown ? t('tabs.gone') : '…';
  const hasNews = !isCurrent && row !== undefined && tab.seenAt > 0 && row.lastActivityAt > tab.seenAt;
  return (
    <li className={css.tab} data-current={isCurrent}>
      <a
        href={href}
        className={css.link}
        title={title}
        aria-current={isCurrent ? 'page' : undefined}
        onMouseDown={(event) => {
          // The middle button would start to scroll.
          if (event.button === 1) event.preventDefault();
        }}
        onDoubleClick={onPin}
        onAuxClick={(event) => {
          if (event.button !== 1) return;
          event.preventDefault();
          onClose();
        }}
      >
        {tab.pinned && <Mark icon={<Pin size={12} />} words={t('tabs.pinned')} />}
        {hasNews && <Mark icon={<span className={css.news} />} words={t('tabs.news')} />}
        {(row?.openConflicts ?? 0) > 0 && (
          <Mark icon={<GitCompareArrows size={13} className={css.warn} />} words={t('tabs.conflict')} />
        )}
        {isHeld && <Mark icon={<TriangleAlert size={13} className={css.bad} />} words={t('tabs.held')} />}
        {isBegun && <Mark icon={<PencilLine size={12} />} words={t('tabs.draft')} />}
        {row ? (
          <>
            <span className={`${css.number} hf-number`}>{row.number}</span>
            <span className="hf-truncate">{row.subject}</span>
          </>
        ) : (
          <span className="hf-truncate">{title}</span>
        )}
      </a>
      <button
        type="button"
        className={css.close}
        aria-label={t('tabs.close', { title: row?.number ?? title })}
        title={t('tabs.close', { title: row?.number ?? title })}
        onClick={onClose}
      >
        <X size={13} aria-hidden="true" />
      </button>
    </li>
  );
}

function Mark({ icon, words }: { readonly icon: ReactNode; readonly words: string }) {
  return (
    <span className={css.mark} title={words}>
      <span aria-hidden="true">{icon}</span>
      <span className="hf-visually-hidden">{words}</span>
    </span>
  );
}
