import { useTranslation } from 'react-i18next';
import type { AskedQuestion } from '#domain/contract/ipc/question-views.ts';
import { listText } from '../../state/format-list.ts';
import { numberText } from '../../state/format-number.ts';
import { useLocale } from '../../state/use-locale.ts';
import css from './questions.module.css';

/** Where a question comes from: teams, channels, types, tags and products, each with how often. */
export function QuestionParts({ parts }: { readonly parts: AskedQuestion['parts'] }) {
  const { t } = useTranslation(['questions', 'common']);
  const locale = useLocale();
  const lines: readonly (readonly [string, readonly { readonly name: string; readonly count: number }[]])[] = [
    [t('team'), parts.teams],
    [t('channel'), parts.channels.map(({ channel, count }) => ({ name: t(`common:channel.${channel}`), count }))],
    [t('type'), parts.types.map(({ type, count }) => ({ name: t(`common:type.${type}`), count }))],
    [t('tags'), parts.tags],
    [t('products'), parts.products],
  ];
  return (
    <dl className={css.parts}>
      {lines
        .filter(([, counted]) => counted.length > 0)
        .map(([name, counted]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {listText(
                counted.map((each) => t('part', { name: each.name, number: numberText(each.count, locale) })),
                locale,
              )}
            </dd>
          </div>
        ))}
    </dl>
  );
}
