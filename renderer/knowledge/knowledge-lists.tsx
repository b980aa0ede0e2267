import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAgent, useNavigation, useRoute } from '../state/core-context.tsx';
import { useQuery } from '../state/use-query.ts';
import css from './article-list.module.css';
import { ArticleList } from './article-list.tsx';
import { DraftList } from './draft-list.tsx';
import { FeedbackList } from './feedback/feedback-list.tsx';
import { ProposalList } from './proposal-list.tsx';

const lists = ['articles', 'drafts', 'proposals', 'questions', 'gaps', 'feedback'] as const;
/** Those that stand on a page of their own, `#/knowledge/<list>`. */
const pages: readonly string[] = ['questions', 'gaps'];
export type KnowledgeList = (typeof lists)[number];

interface Props {
  readonly selectedId: string | null;
  readonly mayEdit: boolean;
}

/** What stands on the left: articles, and for those who write them their drafts and what was proposed. */
export function KnowledgeLists({ selectedId, mayEdit }: Props) {
  const asked = useRoute((route) => route.params.list);
  const chosen = lists.find((each) => each === asked) ?? 'articles';
  const switcher = mayEdit ? (
    <EditorSwitcher chosen={chosen} />
  ) : (
    <Switcher chosen={chosen} mayEdit={false} waiting={0} />
  );
  if (chosen === 'feedback') return <FeedbackList selectedId={selectedId} switcher={switcher} />;
  if (chosen === 'proposals') return <ProposalList mayEdit={mayEdit} switcher={switcher} />;
  if (chosen === 'drafts' && mayEdit) return <DraftList selectedId={selectedId} switcher={switcher} />;
  return <ArticleList selectedId={selectedId} mayEdit={mayEdit} switcher={switcher} />;
}

/** How many drafts wait for a review stands beside their name. */
function EditorSwitcher({ chosen }: { readonly chosen: KnowledgeList }) {
  const reviewing = useQuery(
    'articleDrafts.list',
    { states: ['in-review'], limit: 100 },
    { collections: ['articleDraft'] },
  ).value;
  return <Switcher chosen={chosen} mayEdit waiting={reviewing?.length ?? 0} />;
}

interface SwitcherProps {
  readonly chosen: KnowledgeList;
  readonly mayEdit: boolean;
  readonly waiting: number;
}

function Switcher({ chosen, mayEdit, waiting }: SwitcherProps) {
  const { t } = useTranslation(['knowledge', 'feedback', 'gaps', 'questions']);
  const navigation = useNavigation();
  const late = useLateFeedback();
  return (
    <SegmentedControl
      fullWidth
      // Lines between them would begin the second line, too.
      withItemsBorders={false}
      data-many={mayEdit || undefined}
      classNames={{ root: css.lists ?? '', control: css.choice ?? '', label: css.list ?? '' }}
      aria-label={t('lists')}
      value={chosen}
      onChange={(next) =>
        navigation.replace('knowledge', pages.includes(next) ? next : null, next === 'articles' ? {} : { list: next })
      }
      data={lists
        .filter((list) => mayEdit || (list !== 'drafts' && list !== 'gaps'))
        .map((list) => ({
          value: list,
          label:
            list === 'gaps'
              ? t('gaps:title')
              : list === 'questions'
                ? t('questions:tab')
                : list === 'feedback'
                  ? late > 0
                    ? t('feedback:tabLate', { count: late })
                    : t('feedback:tab')
                  : list === 'drafts' && waiting > 0
                    ? t('draftsWaiting', { count: waiting })
                    : t(`list.${list}`),
        }))}
    />
  );
}

/** How many of the agent's own nobody answered in time; said beside the list's name, for nothing else tells of them. */
function useLateFeedback(): number {
  const { id: ownerId } = useAgent();
  const asked = { ownerId, overdue: true, limit: 1 };
  return (
    useQuery('productFeedback.list', asked, { collections: ['productFeedback'], keepFormer: true }).value?.total ?? 0
  );
}
