import { Button, Modal, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticlePage } from '#domain/contract/ipc/knowledge-views.ts';
import type { ArticleId } from '#domain/model/ids.ts';
import { useCommand } from '../state/use-command.ts';
import { useQuery } from '../state/use-query.ts';
import { DialogButtons } from '../ui/dialog-buttons.tsx';

interface Props {
  readonly article: ArticlePage;
  onClose(): void;
}

/** Says which other article is the same text in another language. */
export function VariantDialog({ article, onClose }: Props) {
  const { t } = useTranslation(['knowledge', 'common']);
  const { run, running } = useCommand();
  const [otherId, setOtherId] = useState<string | null>(null);
  const others = useQuery('knowledge.list', { limit: 10_000 }, { collections: ['article'] }).value?.rows ?? [];
  const taken = new Set([article.language, ...article.variants.map(({ language }) => language)]);
  const link = async (id: ArticleId | null) => {
    const saved = await run('article.link-variant', { articleId: article.id, otherId: id });
    if (saved.ok) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('linkVariant')}
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      <Stack gap="sm">
        <Select
          label={t('sameIn')}
          searchable
          limit={30}
          value={otherId}
          onChange={setOtherId}
          data-autofocus
          data={others
            .filter(({ language }) => !taken.has(language))
            .map(({ id, title, language }) => ({
              value: id as string,
              label: `${title} (${t(`common:language.${language}`)})`,
            }))}
        />
        <DialogButtons
          label={t('setVariant')}
          ready={otherId !== null}
          running={running}
          aside={
            article.variants.length > 0 && (
              <Button variant="subtle" onClick={() => void link(null)}>
                {t('unlinkVariant')}
              </Button>
            )
          }
          onConfirm={() => void link(otherId as ArticleId)}
          onClose={onClose}
        />
      </Stack>
    </Modal>
  );
}
