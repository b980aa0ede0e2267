import { Link2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { timelineKindOf } from '#domain/rules/timeline-kinds.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { useEntryLink } from './entry-link.ts';
import { useEntryText } from './entry-text.ts';
import css from './entry-tools.module.css';

/** What can be taken along from a line: its words, and the way to it. */
export function EntryTools({ entry }: { readonly entry: TimelineEntry }) {
  const { t } = useTranslation('timeline');
  const link = useEntryLink(entry);
  const text = useEntryText(entry);
  return (
    <div className={css.tools} data-beside={timelineKindOf(entry.kind) === 'changes' || undefined}>
      <CopyButton text={text} label={t('copyText')} />
      <CopyButton text={link} label={t('copyLink')} icon={Link2} />
    </div>
  );
}
