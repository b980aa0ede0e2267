import { ActionIcon, Menu } from '@mantine/core';
import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ArticlePage } from '#domain/contract/ipc/knowledge-views.ts';
import { mayApproveKnowledge, mayEditKnowledge } from '#domain/rules/rights.ts';
import { useAgent, useNavigation } from '../state/core-context.tsx';
import { useCommand } from '../state/use-command.ts';
import { faceIn } from './face-values.ts';
import { ProposeDialog } from './propose-dialog.tsx';
import { VariantDialog } from './variant-dialog.tsx';

/** What is done with an article seldom. */
export function ArticleMenu({ article }: { readonly article: ArticlePage }) {
  const { t } = useTranslation('knowledge');
  const agent = useAgent();
  const navigation = useNavigation();
  const { run } = useCommand();
  const [asking, setAsking] = useState<'proposal' | 'variant' | null>(null);
  const mayEdit = mayEditKnowledge(agent);
  const mayApprove = mayApproveKnowledge(agent);
  const isRetired = article.state === 'retired';
  const translate = async () => {
    const saved = await run('article-draft.begin', {
      ...faceIn(article),
      language: article.language === 'en' ? 'zh-CN' : 'en',
      variantOf: article.id,
    });
    if (saved.ok) navigation.go('knowledge', saved.value.made?.id ?? null, { draft: '1', list: 'drafts' });
  };
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="default" size={28} aria-label={t('more')} title={t('more')}>
            <Ellipsis size={16} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsking('proposal')}>{t('propose')}</Menu.Item>
          {mayEdit && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={() => navigation.go('knowledge', article.id, { history: '1' })}>
                {t('history')}
              </Menu.Item>
              <Menu.Item onClick={() => void translate()}>{t('translate')}</Menu.Item>
            </>
          )}
          {mayApprove && (
            <>
              <Menu.Item onClick={() => setAsking('variant')}>{t('linkVariant')}</Menu.Item>
              {article.kind === 'announcement' && (
                <Menu.Item onClick={() => navigation.go('knowledge', article.id, { receipts: '1' })}>
                  {t('whoHasRead')}
                </Menu.Item>
              )}
              <Menu.Divider />
              <Menu.Item
                onClick={() =>
                  void run('article.set-state', {
                    articleId: article.id,
                    state: isRetired ? 'published' : 'retired',
                  })
                }
              >
                {t(isRetired ? 'bringBack' : 'retire')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {asking === 'proposal' && <ProposeDialog articleId={article.id} onClose={() => setAsking(null)} />}
      {asking === 'variant' && <VariantDialog article={article} onClose={() => setAsking(null)} />}
    </>
  );
}
