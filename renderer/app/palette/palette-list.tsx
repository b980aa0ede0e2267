import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCaps } from '../../ui/key-caps.tsx';
import { MarkedText } from '../../ui/knowledge/marked-text.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { Hit } from './hits.ts';
import css from './palette.module.css';
import type { PaletteGroup, PaletteItem } from './palette-items.ts';

interface Props {
  readonly id: string;
  readonly items: readonly PaletteItem[];
  readonly current: PaletteItem | undefined;
  onChoose(item: PaletteItem, apart: boolean): void;
  onPoint(index: number): void;
}

/** What was found or can be done, by kind. The field keeps the focus and names the line the arrow keys are on. */
export function PaletteList({ id, items, current, onChoose, onPoint }: Props) {
  const { t } = useTranslation(['keyboard', 'common']);
  const names: Readonly<Record<PaletteGroup, string>> = {
    recent: t('palette.recent'),
    actions: t('palette.actions'),
    cases: t('common:search.cases'),
    customers: t('common:search.customers'),
    articles: t('common:search.articles'),
    holdings: t('common:search.holdings'),
    everywhere: t('palette.everywhere'),
  };
  const groups = Object.entries(Object.groupBy(items, (item) => item.group)) as [PaletteGroup, PaletteItem[]][];
  return (
    <div id={id} role="listbox" aria-label={t('common:search.results')}>
      {groups.map(([group, members]) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset has no place in a listbox
        <div key={group} role="group" aria-label={names[group]}>
          <div className={css.group} aria-hidden="true">
            {names[group]}
          </div>
          {members.map((item) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
            // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field chooses
            <div
              key={item.key}
              id={`${id}-${item.key}`}
              role="option"
              aria-selected={item === current}
              className={css.hit}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={(event) => onChoose(item, event.ctrlKey || event.metaKey)}
              onPointerMove={() => onPoint(items.indexOf(item))}
            >
              {item.hit && <HitText hit={item.hit} />}
              {item.action && <span className={css.title}>{item.action.name}</span>}
              {item.search !== undefined && (
                <span className={`${css.title} hf-truncate`}>{t('palette.searchAll', { text: item.search })}</span>
              )}
              {item.action?.keys && <KeyCaps keys={item.action.keys} />}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function HitText({ hit }: { readonly hit: Hit }): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {hit.number && <span className={`${css.number} hf-number`}>{hit.number}</span>}
      <span className={`${css.title} hf-truncate`}>
        <MarkedText text={hit.title} marks={hit.marks ?? []} />
      </span>
      {hit.detail && <span className={`${css.detail} hf-truncate`}>{hit.detail}</span>}
      {hit.articleKind && <span className={css.detail}>{t(`articleKind.${hit.articleKind}`)}</span>}
      {hit.status && <StatusBadge status={hit.status} />}
    </>
  );
}
