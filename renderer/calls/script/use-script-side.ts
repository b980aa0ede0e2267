import { type FocusEvent, useRef, useState } from 'react';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { type CallContent, type NoteField, noteFields, withWords } from '../call-content.ts';
import { isUpset } from './script-use.ts';

/** Whether the script stands beside the note, and the field of the note that its words go into: the one written in last. */
export function useScriptSide(content: CallContent | undefined, change: (content: CallContent) => void) {
  const upset = isUpset(content?.mood ?? null);
  const wanted = (content?.script.articleId ?? null) !== null;
  const [asked, setAsked] = useState<{ readonly upset: boolean; readonly isOpen: boolean } | null>(null);
  // Who closed it before the caller became upset did not know of that.
  const isOpen = asked?.upset === upset ? asked.isOpen : upset || wanted;
  const field = useRef<NoteField>('note');
  const toggle = () => setAsked({ upset, isOpen: !isOpen });
  useActions([{ id: 'call.script', run: toggle }]);
  return {
    isOpen,
    toggle,
    onFocus(event: FocusEvent) {
      const written = noteFields.find((name) => event.target.getAttribute('name') === name);
      if (written) field.current = written;
    },
    /** The field of the note that was written in last. */
    field: () => field.current,
    insert: (text: string) => content && change(withWords(content, field.current, text)),
  };
}
