import { Checkbox, Modal, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import { type CaseType, caseTypes } from '#domain/model/choices.ts';
import type { EntryId } from '#domain/model/ids.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { clockTime, dayText } from '../../state/format-time.ts';
import { useCommand } from '../../state/use-command.ts';
import { useLocale } from '../../state/use-locale.ts';
import { useQuery } from '../../state/use-query.ts';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';
import css from './relations.module.css';

interface Props {
  readonly detail: CaseDetail;
  onClose(): void;
}

/** Lines with words of their own can be quoted; the opening of a merged case is none that could be named. */
function canBeQuoted({ kind, mergedFrom, id, body, call }: TimelineEntry): boolean {
  const isSaid = kind === 'message-in' || kind === 'message-out' || kind === 'note' || kind === 'call';
  return isSaid && (body !== '' || call !== null) && (id as string) !== mergedFrom?.id;
}

function wordsOf({ body, call }: TimelineEntry): string {
  return body || [call?.need, call?.cause, call?.done, call?.promised].filter(Boolean).join('\n');
}

/** Makes a new case of chosen lines of the timeline: they are quoted, and stay where they are. */
export function SplitDialog({ detail, onClose }: Props) {
  const { t } = useTranslation(['relations', 'common']);
  const locale = useLocale();
  const navigation = useNavigation();
  const { run, running } = useCommand();
  const timeline = useQuery('cases.timeline', { caseId: detail.id }, { collections: ['entry'] });
  const lines = (timeline.value ?? []).filter(canBeQuoted);
  const [chosen, setChosen] = useState<readonly EntryId[]>([]);
  const [subject, setSubject] = useState('');
  const [type, setType] = useState<CaseType>(detail.fields.type === 'incident' ? 'inquiry' : detail.fields.type);
  const [written, setWritten] = useState<string | null>(null);
  const quoted = lines
    .filter(({ id }) => chosen.includes(id))
    .map((line) => {
      const head = `**${line.authorName}** · ${dayText(line.happenedAt, locale)} ${clockTime(line.happenedAt, locale)}`;
      return [head, '', ...wordsOf(line).split('\n')].map((text) => `> ${text}`.trimEnd()).join('\n');
    })
    .join('\n\n');
  const description = (written ?? quoted).slice(0, 50_000);
  const toggle = (id: EntryId, on: boolean) => {
    setWritten(null);
    setChosen(on ? [...chosen, id] : chosen.filter((each) => each !== id));
  };
  const split = async () => {
    const input = { caseId: detail.id, entryIds: chosen, subject, description, type };
    const made = await run('case.split', input);
    if (!made.ok) return;
    onClose();
    if (made.value.made) navigation.go('cases', made.value.made.id, navigation.store.getState().params);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('split.title', { number: detail.fields.number })}
      size="xl"
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <Stack gap="sm">
        <p className={css.hint}>{t('split.hint')}</p>
        {lines.length === 0 && <p className={css.none}>{t('split.nothing')}</p>}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable from the keyboard */}
        <fieldset className={css.lines} aria-label={t('split.lines')} tabIndex={0} hidden={lines.length === 0}>
          {lines.map((line, index) => (
            <Checkbox
              key={line.id}
              size="xs"
              data-autofocus={index === 0 || undefined}
              checked={chosen.includes(line.id)}
              label={`${line.authorName} · ${clockTime(line.happenedAt, locale)} · ${wordsOf(line).slice(0, 160)}`}
              onChange={(event) => toggle(line.id, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
        <TextInput
          label={t('split.subject')}
          required
          maxLength={300}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <Select
          label={t('split.type')}
          data={caseTypes.map((each) => ({ value: each, label: t(`common:type.${each}`) }))}
          value={type}
          allowDeselect={false}
          onChange={(next) => next && setType(next as CaseType)}
        />
        <Textarea
          label={t('split.description')}
          autosize
          minRows={4}
          maxRows={10}
          value={description}
          onChange={(event) => setWritten(event.currentTarget.value)}
        />
        <DialogButtons
          label={t('split.confirm')}
          ready={chosen.length > 0 && subject.trim() !== ''}
          running={running}
          onConfirm={() => void split()}
          onClose={onClose}
        />
      </Stack>
    </Modal>
  );
}
