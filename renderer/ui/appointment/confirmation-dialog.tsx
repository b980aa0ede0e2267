import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppointmentView } from '#domain/contract/ipc/appointment-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { isBegun } from '#domain/rules/begun-text.ts';
import { useCore, useNavigation } from '../../state/core-context.tsx';
import { useNotify } from '../../state/notify-context.tsx';
import { useProcedure } from '../../state/use-command.ts';
import { DialogButtons } from '../dialog-buttons.tsx';
import css from './appointment.module.css';
import { useCalendarFile } from './use-calendar-file.ts';
import { useConfirmation } from './use-confirmation.ts';

interface Props {
  readonly appointment: AppointmentView;
  onClose(): void;
}

/** The words for the customer: to be copied, or put into the reply of the case, before whatever is begun there; and a file for their calendar. */
export function ConfirmationDialog({ appointment, onClose }: Props) {
  const { t } = useTranslation(['appointments', 'common']);
  const notify = useNotify();
  const proposed = useConfirmation(appointment);
  const [written, setWritten] = useState<string | null>(null);
  const text = written ?? proposed;
  const saveCalendarFile = useCalendarFile(appointment);
  const { caseId } = appointment;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => notify({ tone: 'plain', text: t('common:actions.copied') }),
      // Without the permission there is nothing to tell: the text stands there to be selected.
      () => {},
    );
  const calendarFile = (
    <Button variant="default" onClick={() => void saveCalendarFile()}>
      {t('calendarFile')}
    </Button>
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('confirmationTitle', { name: appointment.customerName })}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <div className={css.form}>
        <Textarea
          label={t('confirmation')}
          value={text}
          autosize
          minRows={6}
          maxRows={16}
          data-autofocus
          onChange={(event) => setWritten(event.currentTarget.value)}
        />
        {caseId === null ? (
          <DialogButtons
            label={t('copy')}
            running={false}
            aside={calendarFile}
            onConfirm={() => void copy()}
            onClose={onClose}
          />
        ) : (
          <IntoReply
            {...{ caseId, text, onClose }}
            aside={
              <>
                {calendarFile}
                <Button variant="default" onClick={() => void copy()}>
                  {t('copy')}
                </Button>
              </>
            }
          />
        )}
      </div>
    </Modal>
  );
}

interface IntoReplyProps {
  readonly caseId: CaseId;
  readonly text: string;
  readonly aside: React.ReactNode;
  onClose(): void;
}

function IntoReply({ caseId, text, aside, onClose }: IntoReplyProps) {
  const { t } = useTranslation('appointments');
  const { link } = useCore();
  const navigation = useNavigation();
  const { call, running } = useProcedure();
  const put = async () => {
    const place = { kind: 'reply', subject: caseId } as const;
    const other = await link.call('drafts.get', place);
    const begun = other && isBegun(other.content) ? (other.content as { readonly body: string }) : null;
    const content = begun ? { ...begun, body: `${text}\n\n${begun.body}` } : { body: text };
    const saved = await call('drafts.save', { ...place, content, basedOn: other?.savedAt ?? null });
    if (!saved.ok || saved.value.other) return;
    onClose();
    navigation.go('cases', caseId, { write: 'reply' });
  };
  return (
    <DialogButtons
      label={t('intoReply')}
      running={running}
      aside={aside}
      onConfirm={() => void put()}
      onClose={onClose}
    />
  );
}
