import { type RefObject, useEffect, useRef } from 'react';
import { useActions } from '../state/shortcuts/use-actions.ts';
import { type CallContent, linkOf, withCallBack } from './call-content.ts';

interface Parts {
  readonly content: CallContent;
  readonly form: RefObject<HTMLFormElement | null>;
  change(part: Partial<CallContent>): void;
}

/** One key turns the call into a new case, an entry on an open one, or a promised call-back, and goes to what is to be said of it. */
export function useDeskKeys({ content, form, change }: Parts): void {
  const focusNext = useRef<string | null>(null);
  useEffect(() => {
    if (focusNext.current === null) return;
    const field = form.current?.querySelector<HTMLElement>(`#${focusNext.current}`);
    focusNext.current = null;
    field?.focus();
  });
  const { link } = content;
  useActions([
    {
      id: 'call.case',
      run: () => {
        focusNext.current = 'call-subject';
        change({ link: link.mode === 'new' ? link : linkOf('new', content) });
      },
    },
    {
      id: 'call.entry',
      applies: content.customer !== null,
      run: () => {
        focusNext.current = 'call-open-case';
        change({ link: link.mode === 'existing' ? link : linkOf('existing', content) });
      },
    },
    {
      id: 'call.promise',
      run: () => {
        focusNext.current = 'call-back-promise';
        change(content.callBack.wanted ? {} : withCallBack(content));
      },
    },
  ]);
}
