import { Button } from '@mantine/core';
import { HandHeart, type LucideIcon, MapPin, PhoneCall, Smile } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FollowUpView } from '#domain/contract/ipc/follow-up-views.ts';
import type { FollowUpKind } from '#domain/model/choices.ts';
import { hrefOf } from '../state/route.ts';
import { SaveStateMark } from '../ui/save-state-mark.tsx';
import { CompleteFollowUp } from './complete-follow-up.tsx';
import { DueTime } from './due-time.tsx';
import css from './follow-ups.module.css';
import type { DueGroup } from './group-by-due.ts';

const icons: Readonly<Record<FollowUpKind, LucideIcon>> = {
  'call-back': PhoneCall,
  visit: MapPin,
  satisfaction: Smile,
  care: HandHeart,
};

interface Props {
  readonly followUp: FollowUpView;
  readonly group: DueGroup;
  readonly showOwner: boolean;
  readonly active: boolean;
  readonly completing: boolean;
  onActive(): void;
  onComplete(): void;
  onLeave(): void;
}

export function FollowUpRow(props: Props) {
  const { followUp, group, showOwner, active, completing, onActive, onComplete, onLeave } = props;
  const { t } = useTranslation(['follow-ups', 'common']);
  const Icon = icons[followUp.kind];
  const isOpen = followUp.status === 'open';
  return (
    <li
      className={css.row}
      data-id={followUp.id}
      data-active={(active && !completing) || undefined}
      tabIndex={-1}
      onFocus={onActive}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget || !isOpen) return;
        event.preventDefault();
        onComplete();
      }}
    >
      <div className={css.line}>
        <DueTime at={isOpen ? followUp.dueAt : (followUp.completedAt ?? followUp.dueAt)} group={group} />
        <span className={css.icon} title={t(`common:followUpKind.${followUp.kind}`)}>
          <Icon size={15} aria-hidden="true" />
          <span className="hf-visually-hidden">{t(`common:followUpKind.${followUp.kind}`)}</span>
        </span>
        <div className={css.what}>
          <span className={css.promise}>{followUp.promise}</span>
          <About followUp={followUp} showOwner={showOwner} />
        </div>
        <SaveStateMark state={followUp.saveState} quiet />
        {followUp.customerPhone && isOpen && (
          <a className={css.phone} href={`tel:${followUp.customerPhone.replace(/[^\d+*#,;]/g, '')}`}>
            <PhoneCall size={13} aria-hidden="true" />
            {followUp.customerPhone}
          </a>
        )}
        {isOpen && !completing && (
          <Button variant="default" onClick={onComplete}>
            {t('complete')}
          </Button>
        )}
        {followUp.outcome && <span className={css.outcome}>{t(`common:followUpOutcome.${followUp.outcome}`)}</span>}
      </div>
      {!isOpen && followUp.outcomeNote && <p className={css.outcomeNote}>{followUp.outcomeNote}</p>}
      {completing && isOpen && <CompleteFollowUp followUp={followUp} onDone={onLeave} />}
    </li>
  );
}

function About({ followUp, showOwner }: Pick<Props, 'followUp' | 'showOwner'>) {
  const { t } = useTranslation('follow-ups');
  const { caseId, caseNumber, caseSubject, customerId, customerName } = followUp;
  return (
    <span className={css.about}>
      {customerId ? <a href={hrefOf('customers', customerId)}>{customerName}</a> : <span>{t('noCustomer')}</span>}
      {caseId && (
        <a href={hrefOf('cases', caseId)} title={caseSubject ?? undefined}>
          {caseNumber}
        </a>
      )}
      {showOwner && <span>{followUp.ownerName}</span>}
    </span>
  );
}
