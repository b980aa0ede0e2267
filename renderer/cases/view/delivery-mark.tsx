import { Check, CheckCheck, CloudOff, HardDrive } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import css from './delivery-mark.module.css';

type Stage = 'here' | 'queued' | 'no-channel' | 'delivered';

/** How far a reply has really come. Only a channel's word makes it "delivered". */
export function stageOf({ saveState, delivery }: Pick<TimelineEntry, 'saveState' | 'delivery'>): Stage {
  if (saveState === 'saved-here') return 'here';
  return delivery ?? 'queued';
}

const icons = { here: HardDrive, queued: Check, 'no-channel': CloudOff, delivered: CheckCheck } as const;

export function DeliveryMark({ entry }: { readonly entry: TimelineEntry }) {
  const { t } = useTranslation('cases');
  const stage = stageOf(entry);
  const Icon = icons[stage];
  return (
    <span className={css.mark} data-stage={stage}>
      <Icon size={13} aria-hidden="true" />
      {t(`timeline.delivery.${stage}`)}
    </span>
  );
}
