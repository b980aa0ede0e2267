import { X } from 'lucide-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '#domain/model/ids.ts';
import { useActions } from '../../state/shortcuts/use-actions.ts';
import { useCommand } from '../../state/use-command.ts';
import { isComposingKey } from '../../ui/use-composed-text.ts';
import css from './tag-editor.module.css';

/** Tags one by one: two agents who tag at once both succeed. Enter or a comma adds. */
export function TagEditor({ caseId, tags }: { readonly caseId: CaseId; readonly tags: readonly string[] }) {
  const { t } = useTranslation('cases');
  const { run } = useCommand();
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useActions([{ id: 'case.tag', run: () => input.current?.focus() }]);
  const add = async () => {
    const wanted = [...new Set(typed.split(/[,，\n]/).map((tag) => tag.trim()))].filter(
      (tag) => tag !== '' && !tags.includes(tag),
    );
    if (wanted.length === 0) return setTyped('');
    const outcome = await run('case.tag', { caseId, add: wanted });
    if (outcome.ok) setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposingKey(event)) return;
    if (event.key === 'Enter' || event.key === ',' || event.key === '，') {
      event.preventDefault();
      void add();
    } else if (event.key === 'Escape') {
      if (typed === '') event.currentTarget.blur();
      else setTyped('');
    }
  };
  return (
    <div className={css.tags}>
      {tags.map((tag) => (
        <span key={tag} className={css.tag}>
          <span className="hf-truncate">{tag}</span>
          <button
            type="button"
            className={css.remove}
            aria-label={t('side.removeTag', { tag })}
            onClick={() => void run('case.tag', { caseId, remove: [tag] })}
          >
            <X size={11} aria-hidden="true" />
          </button>
        </span>
      ))}
      <input
        ref={input}
        className={css.input}
        aria-label={t('side.addTag')}
        placeholder={t('side.addTag')}
        value={typed}
        maxLength={60}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => void add()}
      />
    </div>
  );
}
