import { CloseButton, TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import type { Ref } from 'react';
import type { ComposedText } from './use-composed-text.ts';

interface Props {
  readonly text: ComposedText;
  readonly label: string;
  readonly clearLabel: string;
  readonly input?: Ref<HTMLInputElement>;
}

/** Narrows a list while typing; Escape empties it, then leaves it. */
export function SearchField({ text, label, clearLabel, input }: Props) {
  return (
    <TextInput
      ref={input ?? null}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<Search size={14} aria-hidden="true" />}
      rightSection={
        text.typed === '' ? null : <CloseButton size={24} aria-label={clearLabel} onClick={() => text.set('')} />
      }
      {...text.field}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        if (text.typed === '') event.currentTarget.blur();
        else text.set('');
      }}
    />
  );
}
