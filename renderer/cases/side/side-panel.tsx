import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { FilesCard } from '../files/files-card.tsx';
import { IncidentCard } from '../relations/incident-card.tsx';
import { RelationsCard } from '../relations/relations-card.tsx';
import { SimilarCard } from '../relations/similar-card.tsx';
import { CaseFields } from './case-fields.tsx';
import { ChecklistCard } from './checklist/checklist-card.tsx';
import { ClocksCard } from './clocks/clocks-card.tsx';
import { CompensationCard } from './compensation/compensation-card.tsx';
import { ComplaintCard } from './complaint/complaint-card.tsx';
import { CustomerCard } from './customer-card.tsx';
import { EscalationCard } from './escalation/escalation-card.tsx';
import { FollowUpsCard } from './follow-ups-card.tsx';
import { HandoffsCard } from './handoffs/handoffs-card.tsx';
import css from './side-panel.module.css';
import { TagEditor } from './tag-editor.tsx';

/** What an agent wants beside the conversation: the customer, what was promised, the case's properties. */
export function SidePanel({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation(['cases', 'cooperation', 'relations', 'sla']);
  return (
    <aside className={css.panel} aria-label={t('side.label')}>
      <Block title={t('side.customer')}>
        <CustomerCard key={detail.id} detail={detail} />
      </Block>
      {detail.fields.type === 'complaint' && (
        <Block title={t('cooperation:complaint.title')}>
          <ComplaintCard key={detail.id} detail={detail} />
        </Block>
      )}
      <Block title={t('sla:card.title')}>
        <ClocksCard key={detail.id} detail={detail} />
      </Block>
      <Block title={t('side.followUps')}>
        <FollowUpsCard key={detail.id} detail={detail} />
      </Block>
      <Block title={t('relations:card.title')}>
        <RelationsCard key={detail.id} detail={detail} />
      </Block>
      {detail.fields.mergedIntoId === null && (
        <Block title={t('relations:incident.title')}>
          <IncidentCard key={detail.id} detail={detail} />
        </Block>
      )}
      <Block title={t('relations:similar.title')}>
        <SimilarCard key={detail.id} caseId={detail.id} />
      </Block>
      <Block title={t('cooperation:handoff.title')}>
        <HandoffsCard key={detail.id} detail={detail} />
      </Block>
      <Block title={t('cooperation:escalation.title')}>
        <EscalationCard key={detail.id} detail={detail} />
      </Block>
      <Block title={t('cooperation:checklist.title')}>
        <ChecklistCard key={detail.id} detail={detail} />
      </Block>
      <Block title={t('cooperation:compensation.title')}>
        <CompensationCard key={detail.id} detail={detail} />
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
