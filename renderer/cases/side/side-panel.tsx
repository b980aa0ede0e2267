import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { FilesCard } from '../files/files-card.tsx';
import { CaseFields } from './case-fields.tsx';
import { CustomerCard } from './customer-card.tsx';
import { FollowUpsCard } from './follow-ups-card.tsx';
import css from './side-panel.module.css';
import { TagEditor } from './tag-editor.tsx';

/** What an agent wants beside the conversation: the customer, what was promised, the case's properties. */
export function SidePanel({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation('cases');
  return (
    <aside className={css.panel} aria-label={t('side.label')}>
      <Block title={t('side.customer')}>
        <CustomerCard key={detail.id} detail={detail} />
      </Block>
      <Block title={t('side.followUps')}>
        <FollowUpsCard key={detail.id} detail={detail} />
      </Block>
      <Block title={t('files.title')}>
        <FilesCard key={detail.id} caseId={detail.id} />
      </Block>
      <Block title={t('side.tags')}>
        <TagEditor caseId={detail.id} tags={detail.fields.tags} />
      </Block>
      <Block title={t('side.fields')}>
        <CaseFields detail={detail} />
      </Block>
    </aside>
  );
}

function Block({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={css.block} aria-label={title}>
      <h3 className={css.title}>{title}</h3>
      {children}
    </section>
  );
}
