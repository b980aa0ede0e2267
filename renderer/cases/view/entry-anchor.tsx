import type { MouseEvent, ReactNode } from 'react';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { useEntryHref } from './entry-link.ts';
import css from './entry-times.module.css';

/** The line's own address. Followed here, the list beside the case stays as it is. */
export function EntryAnchor({ entry, children }: { readonly entry: TimelineEntry; readonly children: ReactNode }) {
  const navigation = useNavigation();
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const { area, id, params } = navigation.store.getState();
    navigation.replace(area, id, { ...params, entry: entry.id });
  };
  return (
    <a className={css.anchor} href={useEntryHref(entry)} onClick={follow}>
      {children}
    </a>
  );
}
