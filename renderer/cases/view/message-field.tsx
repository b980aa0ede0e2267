import { ActionIcon, Button, Menu, Textarea } from '@mantine/core';
import { ChevronUp } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { CaseStatus } from '#domain/model/choices.ts';
import { useCommand } from '../../state/use-command.ts';
import { useDraft } from '../../state/use-draft.ts';
import { modKeyName } from '../../ui/mod-key.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { isComposingKey } from '../../ui/use-composed-text.ts';
import css from './message-field.module.css';

interface Props {
  readonly kind: 'reply' | 'note';
  readonly detail: CaseDetail;
}

/** Where a reply usually leaves the case. */
const afterReply: readonly CaseStatus[] = ['pending-customer', 'pending-third-party', 'solved'];

/**
 * A text on its way to becoming a reply or a note. Enter is a new line and never sends, least of all while an input
 * method composes; Ctrl or Cmd with Enter sends, Escape leaves the field. The draft goes only when the text is saved as what it became.
 */
export function MessageField({ kind, detail }: Props) {
  const { t } = useTranslation(['cases', 'common']);
  const { run, running } = useCommand();
  const draft = useDraft(kind, detail.id, { body: '' });
  const { body } = draft.content;
  const empty = body.trim() === '';

  const send = async (andSet?: CaseStatus) => {
    if (empty || running) return;
    const outcome = await run(kind === 'reply' ? 'case.reply' : 'case.note', { caseId: detail.id, body });
    if (!outcome.ok) return;
    await draft.finish();
    if (andSet && andSet !== detail.fields.status) await run('case.status', { caseId: detail.id, to: andSet });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isComposingKey(event)) return;
    if (event.key === 'Escape') event.currentTarget.blur();
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  };

  return (
    <div className={css.message} data-kind={kind}>
      <Textarea
        aria-label={t(`composer.${kind}`)}
        placeholder={t(`composer.${kind}Placeholder`)}
        size="sm"
        autosize
        minRows={3}
        maxRows={12}
        maxLength={50_000}
        value={body}
        readOnly={running}
        onChange={(event) => draft.change({ body: event.currentTarget.value })}
        onBlur={() => void draft.flush()}
        onKeyDown={onKeyDown}
        {...(css.field ? { classNames: { input: css.field } } : {})}
      />
      <div className={css.actions}>
        <span className={css.hint} aria-live="polite">
          {!empty && draft.savedAt !== null && t('composer.draft')}
        </span>
        <span className={css.keys}>{`${modKeyName()} + Enter`}</span>
        <Button.Group>
          <Button disabled={empty} loading={running} onClick={() => void send()}>
            {kind === 'reply' ? t('composer.send') : t('composer.saveNote')}
          </Button>
          {kind === 'reply' && (
            <Menu position="top-end">
              <Menu.Target>
                <ActionIcon
                  className={css.more ?? ''}
                  variant="filled"
                  color="ink"
                  size={30}
                  disabled={empty || running}
                  aria-label={t('composer.sendAnd')}
                  title={t('composer.sendAnd')}
                >
                  <ChevronUp size={14} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {afterReply.map((status) => (
                  <Menu.Item
                    key={status}
                    aria-label={t('composer.sendAndStatus', { status: t(`common:status.${status}`) })}
                    onClick={() => void send(status)}
                  >
                    <StatusBadge status={status} />
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </Button.Group>
      </div>
    </div>
  );
}
