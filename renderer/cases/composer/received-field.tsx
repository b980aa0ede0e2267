import { Button, Select } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { type MessageChannel, messageChannels } from '#domain/model/choices.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { isFinished } from '#domain/rules/status-machine.ts';
import { mayReopenAt } from '#domain/rules/status-rules.ts';
import { useSettings } from '../../state/core-context.tsx';
import { clockTime } from '../../state/format-time.ts';
import { useCommand, useProcedure } from '../../state/use-command.ts';
import { useDraft } from '../../state/use-draft.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useStatusRules } from '../../state/use-status-rules.ts';
import { DueField } from '../../ui/due-field.tsx';
import { chipText } from '../../ui/editor/chip-kind.ts';
import { type EditorHandle, MarkdownEditor } from '../../ui/editor/markdown-editor.tsx';
import { modKeyName } from '../../ui/mod-key.ts';
import { useCaseFiles } from '../files/case-files.tsx';
import { FormatBar } from './format-bar.tsx';
import { MergedDrafts } from './merged-drafts.tsx';
import css from './received-field.module.css';

type Received = {
  readonly body: string;
  readonly channel: MessageChannel;
  /** When it was said: when the first letter was written down, or what its author says; null for now. */
  readonly saidAt: number | null;
};

interface Props {
  readonly detail: CaseDetail;
  readonly editor: RefObject<EditorHandle | null>;
  onSaved(): void;
}

const longest = 50_000;
const blank: Received = { body: '', channel: 'counter', saidAt: null };

/** On the full minute: nobody remembers seconds. */
const minuteOf = (at: number) => at - (at % 60_000);

/** What another window wrote, or a merged case's draft, stands before what is being typed in this one. */
function joinReceived(stored: Received, typed: Received): Received {
  if (stored.body.includes(typed.body)) return stored;
  return { ...stored, body: typed.body.includes(stored.body) ? typed.body : `${stored.body}\n\n${typed.body}` };
}

/** What the customer said at the counter, in a letter, in a chat: written down with where and when, as a message of theirs. */
export function ReceivedField({ detail, editor, onSaved }: Props) {
  const { t } = useTranslation(['cases', 'composer', 'moves', 'common']);
  const locale = useLocale();
  const rules = useStatusRules();
  const { run, running } = useCommand();
  const { call } = useProcedure();
  const plain = useSettings(({ plainText }) => plainText);
  const draft = useDraft<Received>('received', detail.id, blank, joinReceived);
  const files = useCaseFiles();
  const { body, channel, saidAt } = draft.content;
  const said = saidAt ?? Date.now();
  const isFuture = said > Date.now();
  const tooLong = body.length - longest;
  const ready = body.trim() !== '' && tooLong <= 0 && !isFuture;
  const { fields } = detail;
  const isAfter = isFinished(fields.status) && said > (fields.solvedAt ?? 0) && said > (fields.lastRepliedAt ?? 0);

  const change = (next: Partial<Received>) => draft.change({ ...draft.content, ...next });
  const write = (text: string) => change({ body: text, ...(saidAt === null ? { saidAt: Date.now() } : {}) });
  const save = async () => {
    if (!ready || running) return;
    await draft.flush();
    const input = { caseId: detail.id, body, channel, saidAt: said };
    const saved = await run('case.receive', input, undefined, undefined, {
      draft: { kind: 'received', subject: detail.id },
    });
    if (!saved.ok) return;
    await draft.finish();
    onSaved();
  };
  const takeOver = async (from: CaseId, text: string) => {
    write(body.trim() === '' ? text : `${body}\n\n${text}`);
    await draft.flush();
    await call('drafts.remove', { kind: 'received', subject: from });
    editor.current?.focus();
  };
  const attach = (chosen: readonly File[]) => {
    files.add(chosen, (id, name) => editor.current?.insert(`${chipText('attachment', id, name)} `));
    return true;
  };
  return (
    <div className={css.received}>
      <MergedDrafts caseId={detail.id} kind="received" onTake={(from, text) => void takeOver(from, text)} />
      <div className={css.where}>
        <Select
          label={t('moves:received.channel')}
          data={messageChannels.map((value) => ({ value, label: t(`common:messageChannel.${value}`) }))}
          value={channel}
          allowDeselect={false}
          onChange={(next) => next && change({ channel: next as MessageChannel })}
        />
        <DueField
          label={t('moves:received.time')}
          value={minuteOf(said)}
          presets={false}
          error={isFuture ? t('moves:received.future') : undefined}
          onChange={(at) => change({ saidAt: at })}
        />
      </div>
      <FormatBar
        plain={plain}
        disabled={running}
        onFormat={(format) => editor.current?.format(format)}
        onFiles={attach}
        onPlain={(plainText) => void call('settings.set', { plainText })}
      />
      <MarkdownEditor
        ref={editor}
        label={t('composer.received')}
        placeholder={t('composer.receivedPlaceholder')}
        value={body}
        plain={plain}
        readOnly={running}
        providers={[]}
        menuLabel={t('composer:menu.label')}
        onChange={write}
        onBlur={() => void draft.flush()}
        onSubmit={() => void save()}
        onUndoNothing={() => false}
        onFiles={attach}
      />
      <div className={css.actions}>
        <span className={css.hint} aria-live="polite">
          {tooLong > 0
            ? t('composer:tooLong', { count: tooLong })
            : isAfter
              ? t(mayReopenAt(rules, fields, said) ? 'moves:received.reopens' : 'moves:received.staysClosed')
              : body.trim() !== '' &&
                draft.savedAt !== null &&
                t('composer:savedAt', { time: clockTime(draft.savedAt, locale) })}
        </span>
        <span className={css.keys}>{`${modKeyName()} + Enter`}</span>
        <Button disabled={!ready} loading={running} onClick={() => void save()}>
          {t('moves:received.save')}
        </Button>
      </div>
    </div>
  );
}
