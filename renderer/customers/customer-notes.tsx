import { TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FieldsOf } from '#domain/model/collections.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { useCommand } from '../state/use-command.ts';
import { Section } from '../ui/section.tsx';
import css from './customer-detail.module.css';

interface Props {
  readonly customerId: CustomerId;
  readonly fields: FieldsOf<'customer'>;
}

/** What colleagues should know, and the tags, which are added and removed on the spot. */
export function CustomerNotes({ customerId, fields }: Props) {
  const { t } = useTranslation('customers');
  const { run } = useCommand();
  const change = (tags: readonly string[]) => {
    const added = tags.filter((tag) => !fields.tags.includes(tag));
    const removed = fields.tags.filter((tag) => !tags.includes(tag));
    void run('customer.edit', { customerId, add: { tags: added }, remove: { tags: removed } });
  };
  return (
    <Section title={t('notes')}>
      {fields.notes === '' ? (
        <p className={css.nothing}>{t('noNotes')}</p>
      ) : (
        <p className={css.notes}>{fields.notes}</p>
      )}
      <div className={css.tags}>
        <TagsInput
          label={t('tags')}
          placeholder={fields.tags.length === 0 ? t('tagsHint') : ''}
          value={[...fields.tags]}
          onChange={change}
          maxTags={50}
          clearable={false}
        />
      </div>
    </Section>
  );
}
