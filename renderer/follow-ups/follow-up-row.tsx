import { ActionIcon, Button, Menu } from '@mantine/core';
import {
  Ban,
  CalendarClock,
  Ellipsis,
  HandHeart,
  type LucideIcon,
  MapPin,
  MapPinPlus,
  PhoneCall,
  Smile,
  UserRoundPlus,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FollowUpView } from '#domain/contract/ipc/follow-up-views.ts';
import type { FollowUpKind } from '#domain/model/choices.ts';
import { useNavigation } from '../state/core-context.tsx';
import { hrefOf } from '../state/route.ts';
import { visitParams } from '../state/visit-params.ts';
import { FollowUpMarks } from '../ui/follow-up/follow-up-marks.tsx';
import { OutcomeForm } from '../ui/follow-up/outcome-form.tsx';
import { SaveStateMark } from '../ui/save-state-mark.tsx';
import { ChangeFollowUp, type ChangeKind } from './change-follow-up.tsx';
import { DueTime } from './due-time.tsx';
import css from './follow-ups.module.css';
import type { DueGroup } from './group-by-due.ts';

const icons: Readonly<Record<FollowUpKind, LucideIcon>> = {
  'call-back': PhoneCall,
  visit: MapPin,
  satisfaction: Smile,
  care: HandHeart,
};

/** Saying what came of it, or changing it. */
export type Doing = 'complete' | ChangeKind;

interface Props {
  readonly followUp: FollowUpView;
  readonly group: DueGroup;
  readonly showOwner: boolean;
  readonly active: boolean;
  /** What is being done with it. */
  readonly doing: Doing | null;
  onActive(): void;
  onDo(doing: Doing): void;
  onLeave(): void;
}

export function FollowUpRow(props: Props) {
  const { followUp, group, showOwner, active, doing, onActive, onDo, onLeave } = props;
  const { t } = useTranslation(['follow-ups', 'common']);
  const Icon = icons[followUp.kind];
  const isOpen = followUp.status === 'open';
  return (
    <li
      className={css.row}
      data-id={followUp.id}
      data-active={(active && doing === null) || undefined}
      tabIndex={-1}
      onFocus={onActive}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget || !isOpen) return;
        event.preventDefault();
        onDo('complete');
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
        {isOpen && doing === null && (
          <>
            <Button variant="default" onClick={() => onDo('complete')}>
              {t('complete')}
            </Button>
            <More followUp={followUp} onDo={onDo} />
          </>
        )}
        {followUp.status === 'cancelled' && <span className={css.outcome}>{t('cancelled')}</span>}
        {followUp.outcome && <span className={css.outcome}>{t(`common:followUpOutcome.${followUp.outcome}`)}</span>}
      </div>
      {!isOpen && followUp.outcomeNote && <p className={css.outcomeNote}>{followUp.outcomeNote}</p>}
      {doing !== null && isOpen && (
        <div className={css.doing}>
          {doing === 'complete' ? (
            <OutcomeForm followUp={followUp} onDone={onLeave} />
          ) : (
            <ChangeFollowUp change={doing} followUp={followUp} onDone={onLeave} />
          )}
        </div>
      )}
    </li>
  );
}

function More({ followUp, onDo }: Pick<Props, 'followUp' | 'onDo'>) {
  const { t } = useTranslation(['follow-ups', 'visits']);
  const navigation = useNavigation();
  const { kind, promise, dueAt, caseId, customerId } = followUp;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={t('more', { promise })} title={t('more', { promise })}>
          <Ellipsis size={16} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {kind === 'visit' && (
          <Menu.Item
            leftSection={<MapPinPlus size={14} />}
            onClick={() => navigation.go('visits', 'new', visitParams({ caseId, customerId, plannedAt: dueAt }))}
          >
            {t('visits:record')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<CalendarClock size={14} />} onClick={() => onDo('move')}>
          {t('moveIt')}
        </Menu.Item>
        <Menu.Item leftSection={<UserRoundPlus size={14} />} onClick={() => onDo('hand-over')}>
          {t('handOver')}
        </Menu.Item>
        <Menu.Item leftSection={<Ban size={14} />} onClick={() => onDo('cancel')}>
          {t('callOff')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
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
      <FollowUpMarks followUp={followUp} />
    </span>
  );
}
