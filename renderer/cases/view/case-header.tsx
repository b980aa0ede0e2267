import { ActionIcon } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { useNotify } from '../../state/notify-context.tsx';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SaveStateMark } from '../../ui/save-state-mark.tsx';
import { MacroMenu } from '../macros/macro-menu.tsx';
import { OtherPeople } from '../presence/other-people.tsx';
import { ApartButton } from './apart-button.tsx';
import { AssigneeMenu } from './assignee-menu.tsx';
import css from './case-header.module.css';
import { PriorityMenu } from './priority-menu.tsx';
import { StatusMenu } from './status-menu.tsx';
import { SubjectField } from './subject-field.tsx';

interface Props {
  readonly detail: CaseDetail;
  onBack(): void;
}

export function CaseHeader({ detail, onBack }: Props) {
  const { t } = useTranslation(['cases', 'common']);
  const notify = useNotify();
  const { id, fields } = detail;
  useActions([
    {
      id: 'case.copyNumber',
      run: () =>
        void navigator.clipboard
          .writeText(fields.number)
          .then(() => notify({ tone: 'good', text: `${t('common:actions.copied')}: ${fields.number}` })),
    },
  ]);
  return (
    <header className={css.header}>
      <div className={css.line}>
        <ActionIcon size={26} aria-label={t('view.backToList')} title={t('view.backToList')} onClick={onBack}>
          <ArrowLeft size={16} />
        </ActionIcon>
        <SubjectField key={id} caseId={id} rev={detail.rev} subject={fields.subject} />
        <OtherPeople caseId={id} />
        <ApartButton />
      </div>
      <div className={css.line}>
        <span className={`${css.number} hf-number`}>{fields.number}</span>
        <CopyButton text={fields.number} label={t('view.copyNumber', { number: fields.number })} />
        <StatusMenu detail={detail} />
        <PriorityMenu caseId={id} priority={fields.priority} />
        <AssigneeMenu
          caseId={id}
          teamId={fields.teamId}
          assigneeId={fields.assigneeId}
          assigneeName={detail.assigneeName}
        />
        <MacroMenu />
        <span className={css.saved}>
          <SaveStateMark state={detail.saveState} label />
        </span>
      </div>
    </header>
  );
}
