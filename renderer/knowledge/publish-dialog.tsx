import { Checkbox, Modal, Radio, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticleDraftView } from '#domain/contract/ipc/knowledge-views.ts';
import { useNavigation } from '../state/core-context.tsx';
import { useCommand } from '../state/use-command.ts';
import { DialogButtons } from '../ui/dialog-buttons.tsx';
import { DueField, tomorrowAtNine } from '../ui/due-field.tsx';

interface Props {
  readonly draft: ArticleDraftView;
  onClose(): void;
}

/** When everybody shall read it, and whether they have to acknowledge it again. */
export function PublishDialog({ draft, onClose }: Props) {
  const { t } = useTranslation(['knowledge', 'common']);
  const navigation = useNavigation();
  const { run, running } = useCommand();
  const [at, setAt] = useState<number | null>(draft.publishAt);
  const [askAgain, setAskAgain] = useState(false);
  const isAnnouncement = draft.kind === 'announcement' && !draft.isNew;
  const publish = async () => {
    const done = await run('article-draft.publish', { draftId: draft.id, saves: draft.saves, at, askAgain });
    if (!done.ok) return;
    onClose();
    if (at === null || at <= Date.now()) navigation.replace('knowledge', draft.articleId);
  };
  return (
    <Modal opened onClose={onClose} title={t('publish')} closeButtonProps={{ 'aria-label': t('common:actions.close') }}>
      <Stack gap="sm">
        <Radio.Group
          label={t('when')}
          value={at === null ? 'now' : 'later'}
          onChange={(when) => setAt(when === 'now' ? null : tomorrowAtNine(Date.now()))}
        >
          <Stack gap={6} mt={4}>
            <Radio value="now" label={t('publishNow')} data-autofocus />
            <Radio value="later" label={t('publishLater')} />
          </Stack>
        </Radio.Group>
        {at !== null && <DueField label={t('publishAt')} value={at} onChange={setAt} />}
        {isAnnouncement && (
          <Checkbox
            label={t('askAgain')}
            checked={askAgain}
            onChange={(event) => setAskAgain(event.currentTarget.checked)}
          />
        )}
        <DialogButtons
          label={at === null ? t('publish') : t('schedule')}
          running={running}
          onConfirm={() => void publish()}
          onClose={onClose}
        />
      </Stack>
    </Modal>
  );
}
