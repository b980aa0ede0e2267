import { SegmentedControl, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { consentChannels } from '#domain/model/service-file-fields.ts';
import css from './customer-form.module.css';
import type { ConsentLine } from './customer-values.ts';

const states = ['not-asked', 'granted', 'refused'] as const;

interface Props {
  readonly consents: readonly ConsentLine[];
  onChange(consents: readonly ConsentLine[]): void;
}

/** Which ways somebody agreed to be written or spoken to of what they did not ask about, and how they said so. */
export function ConsentsField({ consents, onChange }: Props) {
  const { t } = useTranslation(['service-file', 'common']);
  const heldOf = (key: ConsentLine['key']): ConsentLine =>
    consents.find((each) => each.key === key) ?? { key, state: 'not-asked', how: '' };
  const set = (next: ConsentLine) => onChange([...consents.filter(({ key }) => key !== next.key), next]);
  return (
    <div className={css.consents}>
      {consentChannels.map((key) => {
        const held = heldOf(key);
        const channel = t(`common:consentChannel.${key}`);
        return (
          <div key={key} className={css.consent}>
            <span className={css.channel}>{channel}</span>
            <SegmentedControl
              aria-label={channel}
              value={held.state}
              onChange={(state) => set({ ...held, state })}
              data={states.map((state) => ({ value: state, label: t(`common:consentState.${state}`) }))}
            />
            {held.state !== 'not-asked' && (
              <TextInput
                aria-label={t('how', { channel })}
                placeholder={t('howHint')}
                value={held.how}
                maxLength={300}
                onChange={(event) => set({ ...held, how: event.currentTarget.value })}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}
