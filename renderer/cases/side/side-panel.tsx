import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { FilesCard } from '../files/files-card.tsx';
import { IncidentCard } from '../relations/incident-card.tsx';
import { RelationsCard } from '../relations/relations-card.tsx';
import { SimilarCard } from '../relations/similar-card.tsx';
import { AppointmentsCard } from './appointments-card.tsx';
import { CaseFields } from './case-fields.tsx';
import { ChecklistCard } from './checklist/checklist-card.tsx';
import { ClocksCard } from './clocks/clocks-card.tsx';
import { CompensationCard } from './compensation/compensation-card.tsx';
import { ComplaintCard } from './complaint/complaint-card.tsx';
import { CustomCard, useFieldsOn } from './custom/custom-card.tsx';
import { CustomerCard } from './customer-card.tsx';
import { EscalationCard } from './escalation/escalation-card.tsx';
import { FeedbackCard } from './feedback-card.tsx';
import { FollowUpsCard } from './follow-ups-card.tsx';
import { HandoffsCard } from './handoffs/handoffs-card.tsx';
import { KnowledgeCard } from './knowledge/knowledge-card.tsx';
import { RecommendationsCard } from './recommendations-card.tsx';
import { SideBlock } from './side-block.tsx';
import css from './side-panel.module.css';
import { TagEditor } from './tag-editor.tsx';
import { VisitsCard } from './visits-card.tsx';

/** What an agent wants beside the conversation: the customer, what was promised, the case's properties. */
export function SidePanel({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useTranslation([
    ...([
      'cases',
      'appointments',
      'at-work',
      'case-fields',
      'cooperation',
      'feedback',
      'files',
      'recommendations',
      'relations',
      'sla',
    ] as const),
    'visits',
  ]);
  const ownFields = useFieldsOn(detail);
  return (
    <aside className={css.panel} aria-label={t('side.label')}>
      <SideBlock id="customer" title={t('side.customer')}>
        <CustomerCard key={detail.id} detail={detail} />
      </SideBlock>
      <SideBlock id="knowledge" title={t('at-work:title')}>
        <KnowledgeCard key={detail.id} detail={detail} />
      </SideBlock>
      {detail.fields.type === 'complaint' && (
        <SideBlock id="complaint" title={t('cooperation:complaint.title')}>
          <ComplaintCard key={detail.id} detail={detail} />
        </SideBlock>
      )}
      {ownFields.length > 0 && (
        <SideBlock id="custom" title={t('case-fields:title')}>
          <CustomCard key={detail.id} detail={detail} fields={ownFields} />
        </SideBlock>
      )}
      <SideBlock id="clocks" title={t('sla:card.title')}>
        <ClocksCard key={detail.id} detail={detail} />
      </SideBlock>
      <SideBlock id="follow-ups" title={t('side.followUps')}>
        <FollowUpsCard key={detail.id} detail={detail} />
      </SideBlock>
      <SideBlock id="appointments" title={t('appointments:title')}>
        <AppointmentsCard key={detail.id} detail={detail} />
      </SideBlock>
      <SideBlock id="visits" title={t('visits:title')}>
        <VisitsCard key={detail.id} caseId={detail.id} />
      </SideBlock>
      {detail.customer && (
        <SideBlock id="recommendations" title={t('recommendations:title')}>
          <RecommendationsCard key={detail.id} caseId={detail.id} customerId={detail.customer.id} />
        </SideBlock>
      )}
      <SideBlock id="feedback" title={t('feedback:title')}>
        <FeedbackCard key={detail.id} detail={detail} />
      </SideBlock>
      <SideBlock id="fields" title={t('side.fields')}>
        <CaseFields detail={detail} />
      </SideBlock>
      <SideBlock id="tags" title={t('side.tags')}>
        <TagEditor caseId={detail.id} tags={detail.fields.tags} />
      </SideBlock>
      <SideBlock id="checklist" title={t('cooperation:checklist.title')}>
        <ChecklistCard key={detail.id} detail={detail} />
      </SideBlock>
      <SideBlock id="files" title={t('files:title')}>
        <FilesCard key={detail.id} caseId={detail.id} />
      </SideBlock>
      <SideBlock id="handoffs" title={t('cooperation:handoff.title')}>
        <HandoffsCard key={detail.id} detail={detail} />
      </SideBlock>
      <SideBlock id="escalation" title={t('cooperation:escalation.title')}>
        <EscalationCard key={detail.id} detail={detail} />
      </SideBlock>
      <SideBlock id="compensation" title={t('cooperation:compensation.title')}>
        <CompensationCard key={detail.id} detail={detail} />
      </SideBlock>
      <SideBlock id="relations" title={t('relations:card.title')}>
        <RelationsCard key={detail.id} detail={detail} />
      </SideBlock>
      {detail.fields.mergedIntoId === null && (
        <SideBlock id="incident" title={t('relations:incident.title')}>
          <IncidentCard key={detail.id} detail={detail} />
        </SideBlock>
      )}
      <SideBlock id="similar" title={t('relations:similar.title')}>
        <SimilarCard key={detail.id} caseId={detail.id} />
      </SideBlock>
    </aside>
  );
}
