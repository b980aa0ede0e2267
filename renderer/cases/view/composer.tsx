import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import { useNavigation, useRoute } from '../../state/core-context.tsx';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import type { EditorHandle } from '../../ui/editor/markdown-editor.tsx';
import { ReceivedField } from '../composer/received-field.tsx';
import { UndoBar } from '../composer/undo-bar.tsx';
import { ReopenHint } from '../moves/reopen-hint.tsx';
import css from './composer.module.css';
import { MessageField } from './message-field.tsx';

export interface CallFormSlotProps {
  readonly detail: CaseDetail;
  /** The call is recorded: the composer goes back to its first tab. */
  onRecorded(): void;
}

interface Props {
  readonly detail: CaseDetail;
  /** The form for a call note comes from the area of calls. */
  readonly renderCallForm?: ((props: CallFormSlotProps) => ReactNode) | undefined;
}

type Tab = 'reply' | 'note' | 'received' | 'call';

/** Where the agent writes: to the customer, to colleagues, what the customer said elsewhere, or about a call. Each keeps its own draft. */
export function Composer({ detail, renderCallForm }: Props) {
  const { t } = useTranslation('cases');
  const [tab, setTab] = useState<Tab>('reply');
  const panel = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorHandle>(null);
  const navigation = useNavigation();
  const asked = useRoute((route) => route.params.write);
  const write = (kind: Tab) => {
    flushSync(() => setTab(kind));
    if (editor.current) editor.current.focus();
    else panel.current?.querySelector<HTMLElement>('textarea, input, button')?.focus();
  };
  useActions([
    { id: 'case.reply', run: () => write('reply') },
    { id: 'case.note', run: () => write('note') },
    { id: 'case.received', run: () => write('received') },
    { id: 'case.call', applies: renderCallForm !== undefined, run: () => write('call') },
  ]);
  // Whoever takes a message back to write on it lands in its text.
  const follow = useEffectEvent((kind: string) => {
    const { area, id, params } = navigation.store.getState();
    const { write: _done, ...kept } = params;
    navigation.replace(area, id, kept);
    queueMicrotask(() => write(kind === 'note' || kind === 'received' ? kind : 'reply'));
  });
  useEffect(() => {
    if (asked !== undefined) follow(asked);
  }, [asked]);
  const tabs: readonly Tab[] = renderCallForm ? ['reply', 'note', 'received', 'call'] : ['reply', 'note', 'received'];
  return (
    <section className={css.composer} data-tab={tab} aria-label={t('composer.label')}>
      <UndoBar caseId={detail.id} />
      <div className={css.tabs} role="tablist" aria-label={t('composer.label')}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            aria-selected={each === tab}
            className={css.tab}
            onClick={() => setTab(each)}
          >
            {t(`composer.${each}`)}
          </button>
        ))}
      </div>
      <div ref={panel} role="tabpanel" aria-label={t(`composer.${tab}`)} className={css.panel}>
        {tab === 'call' && renderCallForm?.({ detail, onRecorded: () => setTab('reply') })}
        {tab === 'received' && (
          <ReceivedField key="received" detail={detail} editor={editor} onSaved={() => setTab('reply')} />
        )}
        {tab === 'note' && <MessageField key="note" kind="note" detail={detail} editor={editor} />}
        {tab === 'reply' &&
          (detail.fields.status === 'closed' ? (
            <ReopenHint detail={detail} />
          ) : (
            <MessageField key="reply" kind="reply" detail={detail} editor={editor} />
          ))}
      </div>
    </section>
  );
}
