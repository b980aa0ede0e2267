import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { FormFoot } from '../form-foot.tsx';
import css from './item.module.css';

interface Props {
  /** What is to be written. */
  readonly label: string;
  readonly action: string;
  /** Whether it may be sent without a word. */
  readonly optional?: boolean;
  readonly running: boolean;
  onSubmit(words: string): void;
  onCancel(): void;
}

/** A few words that go with a decision. */
export function WordsForm({ label, action, optional = false, running, onSubmit, onCancel }: Props) {
  const [words, setWords] = useState('');
  const isReady = optional || words.trim() !== '';
  return (
    <form
      className={css.form}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onCancel();
      }}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onSubmit(words);
      }}
    >
      <Textarea
        label={label}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        maxLength={2000}
        autosize
        minRows={2}
        maxRows={8}
        autoFocus
      />
      <FormFoot action={action} running={running} disabled={!isReady} onCancel={onCancel} />
    </form>
  );
}
