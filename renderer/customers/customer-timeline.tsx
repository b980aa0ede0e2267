import { Button } from '@mantine/core';
import {
  CalendarClock,
  Inbox,
  Lightbulb,
  type LucideIcon,
  MapPin,
  MessageSquareReply,
  MessageSquareText,
  Phone,
  Smile,
} from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineMoment } from '#domain/contract/ipc/timeline-views.ts';
import type { CustomerId } from '#domain/model/ids.ts';
import { hrefOf } from '../state/route.ts';
import { useQuery } from '../state/use-query.ts';
import { Section } from '../ui/section.tsx';
import { TimeText } from '../ui/time-text.tsx';
import own from './customer-timeline.module.css';

const icons: Readonly<Record<TimelineMoment['kind'], LucideIcon>> = {
  case: Inbox,
  'message-in': MessageSquareText,
  'message-out': MessageSquareReply,
  call: Phone,
  'follow-up': CalendarClock,
  survey: Smile,
  visit: MapPin,
  recommendation: Lightbulb,
};
const atFirst = 10;
const mostShown = 1000;

/** Everything that passed between a customer and us, whatever the channel, in one list. */
export function CustomerTimeline({ customerId }: { readonly customerId: CustomerId }) {
  const { t } = useTranslation(['service-file', 'common']);
  const [limit, setLimit] = useState(atFirst);
  const found = useQuery(
    'customers.timeline',
    { customerId, limit },
    {
      collections: ['customer', 'case', 'entry', 'call', 'followUp', 'survey', 'visit', 'recommendation'],
      keepFormer: true,
    },
  ).value;
  const rows = found?.rows ?? [];
  return (
    <Section title={t('timeline.title')}>
      {found && rows.length === 0 && <p className={own.nothing}>{t('timeline.none')}</p>}
      {rows.length > 0 && (
        <ol className={own.list}>
          {rows.map((moment) => (
            <li key={`${moment.kind} ${moment.id}`}>
              <Line moment={moment} />
            </li>
          ))}
        </ol>
      )}
      {found?.more && limit < mostShown && (
        <div className={own.more}>
          <Button variant="subtle" onClick={() => setLimit(Math.min(limit * 5, mostShown))}>
            {t('timeline.more')}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Line({ moment }: { readonly moment: TimelineMoment }) {
  const { t } = useTranslation(['service-file', 'common']);
  const Icon = icons[moment.kind];
  const content = (
    <>
      <Icon className={own.icon} size={14} aria-hidden="true" />
      <span className={own.what}>
        <span className={own.head}>
          <strong>{t(`timeline.kind.${moment.kind}`)}</strong>
          <Outcome moment={moment} />
          {moment.who && <span>{moment.who}</span>}
          {moment.caseNumber && <span className="hf-number">{moment.caseNumber}</span>}
        </span>
        {moment.text !== '' && <span className={own.text}>{moment.text}</span>}
      </span>
      <TimeText at={moment.at} className={own.time ?? ''} />
    </>
  );
  const href = hrefTo(moment);
  return href === null ? (
    <div className={own.line}>{content}</div>
  ) : (
    <a className={own.line} href={href}>
      {content}
    </a>
  );
}

/** How it went, where that is a word of its own. */
function Outcome({ moment }: { readonly moment: TimelineMoment }) {
  const { t } = useTranslation(['service-file', 'common', 'recommendations']);
  if (moment.kind === 'call')
    return (
      <span>
        {t(`common:callDirection.${moment.direction}`)} · {t(`common:callOutcome.${moment.outcome}`)}
      </span>
    );
  if (moment.kind === 'survey') return <span>{t('timeline.score', { score: moment.score })}</span>;
  if (moment.kind === 'recommendation') return <span>{t(`recommendations:state.${moment.state}`)}</span>;
  if (moment.kind !== 'follow-up') return null;
  return (
    <span>
      {moment.outcome === null ? t(`timeline.promise.${moment.status}`) : t(`common:followUpOutcome.${moment.outcome}`)}
    </span>
  );
}

function hrefTo(moment: TimelineMoment): string | null {
  if (moment.kind === 'call') return hrefOf('calls', moment.id);
  if (moment.kind === 'visit') return hrefOf('visits', moment.id);
  return moment.caseId === null ? null : hrefOf('cases', moment.caseId);
}
