import { Button } from '@mantine/core';
import { MessagesSquare } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '#domain/contract/ipc/case-views.ts';
import type { CaseId } from '#domain/model/ids.ts';
import { useQuery } from '../../state/use-query.ts';
import { TimeText } from '../time-text.tsx';
import css from './thread-moved.module.css';
import { type ThreadSince, threadSince } from './thread-since.ts';

interface Props {
  readonly caseId: CaseId;
  /** The newest message the author had seen when they began to write; null for none. */
  readonly seenMessageId: string | null;
  readonly body: string;
  /** What it is about, where that is not on the screen already. */
  readonly about?: ReactNode;
  readonly running: boolean;
  /** The person asked for this just now: the panel takes the focus, and Escape goes back to the text. */
  readonly takesFocus?: boolean;
  /** Each is told the newest message that stood on the screen. */
  onSend(newestId: string | null): void;
  onEdit(newestId: string | null): void;
  onNote(): void;
  onDrop(): void;
}

/** A reply that was not sent because the conversation went on: what its author saw, what came since, what they wrote, and the choice. */
export function ThreadMoved({ caseId, seenMessageId, body, about, running, takesFocus = false, ...choices }: Props) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const titleId = useId();
  const timeline = useQuery(
    'cases.timeline',
    { caseId },
    { collections: [`case/${caseId}`, 'entry', 'call', 'agent'] },
  );
  const detail = useQuery('cases.get', { caseId }, { collections: [`case/${caseId}`] });
  const thread = threadSince(timeline.value ?? [], seenMessageId, detail.value?.fields.lastMessageId ?? null);
  const isKnown = timeline.value !== undefined && detail.value !== undefined;
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  return (
    <section
      className={css.panel}
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        if (!takesFocus || event.key !== 'Escape' || !isKnown || running) return;
        event.stopPropagation();
        choices.onEdit(thread.newestId);
      }}
    >
      <header className={css.head}>
        <MessagesSquare size={16} className={css.icon} aria-hidden="true" />
        <h3 id={titleId} ref={heading} tabIndex={-1} className={css.title}>
          {t('thread.held')}
        </h3>
        {about && <span className={css.about}>{about}</span>}
      </header>
      <div className={css.parts}>
        <Saw thread={thread} />
        <Part title={t('thread.since', { count: thread.since.length })}>
          {thread.since.map((message) => (
            <Message key={message.id} message={message} />
          ))}
          {isKnown && thread.since.length === 0 && <p className={css.none}>{t('thread.notHere')}</p>}
        </Part>
        <Part title={t('thread.wrote')}>
          <div className={css.mine}>
            <p className={css.text}>{body}</p>
          </div>
        </Part>
      </div>
      <Choices {...choices} newestId={thread.newestId} disabled={!isKnown} running={running} />
    </section>
  );
}

function Saw({ thread }: { readonly thread: ThreadSince }) {
  const { t } = useTranslation();
  return (
    <Part title={t('thread.saw')}>
      {thread.saw ? <Message message={thread.saw} /> : <p className={css.none}>{t('thread.sawIntake')}</p>}
    </Part>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={css.part} aria-label={title}>
      <h4 className={css.partTitle}>{title}</h4>
      {children}
    </section>
  );
}

function Message({ message }: { readonly message: TimelineEntry }) {
  const { t } = useTranslation();
  return (
    <article className={css.message} data-kind={message.kind}>
      <p className={css.by}>
        <strong>{message.authorName || t('unknownPerson')}</strong>
        <span>{t(message.kind === 'message-in' ? 'thread.customer' : 'thread.colleague')}</span>
        <TimeText at={message.happenedAt} />
      </p>
      <p className={css.text}>{message.body}</p>
    </article>
  );
}

interface ChoicesProps extends Pick<Props, 'running' | 'onSend' | 'onEdit' | 'onNote' | 'onDrop'> {
  readonly newestId: string | null;
  /** Until the messages are on the screen nothing can be chosen. */
  readonly disabled: boolean;
}

function Choices({ newestId, disabled, running, onSend, onEdit, onNote, onDrop }: ChoicesProps) {
  const { t } = useTranslation();
  const [dropping, setDropping] = useState(false);
  if (dropping)
    return (
      <div className={css.choices}>
        <span className={css.question}>{t('thread.dropSure')}</span>
        <Button color="red.9" loading={running} onClick={onDrop} autoFocus>
          {t('thread.dropYes')}
        </Button>
        <Button variant="default" onClick={() => setDropping(false)}>
          {t('discard.no')}
        </Button>
      </div>
    );
  return (
    <div className={css.choices}>
      <Button disabled={disabled} loading={running} onClick={() => onEdit(newestId)}>
        {t('thread.edit')}
      </Button>
      <Button variant="default" disabled={disabled || running} onClick={() => onSend(newestId)}>
        {t('thread.send')}
      </Button>
      <Button variant="default" disabled={disabled || running} onClick={onNote}>
        {t('thread.note')}
      </Button>
      <Button variant="subtle" color="gray" disabled={running} onClick={() => setDropping(true)}>
        {t('thread.drop')}
      </Button>
    </div>
  );
}
