import { Button, TextInput } from '@mantine/core';
import type { Command, EditorState } from 'prosemirror-state';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposingKey } from '../../ui/use-composed-text.ts';
import { describePicture, link, linkAt, pictureAt } from './rich-commands.ts';
import css from './rich-field.module.css';

interface Props {
  readonly state: EditorState;
  readonly linking: boolean;
  onRun(command: Command): void;
  onClose(): void;
}

/** The line under the toolbar: where a link leads, or what a picture shows. */
export function LinkLine({ state, linking, onRun, onClose }: Props) {
  const picture = pictureAt(state);
  if (linking) return <LinkForm href={linkAt(state) ?? ''} onRun={onRun} onClose={onClose} />;
  return picture ? <PictureForm key={state.selection.from} alt={picture.alt} onRun={onRun} /> : null;
}

function LinkForm({ href, onRun, onClose }: Pick<Props, 'onRun' | 'onClose'> & { readonly href: string }) {
  const { t } = useTranslation(['article-editor', 'common']);
  const [address, setAddress] = useState(href);
  const apply = () => {
    onRun(link(addressOf(address)));
    onClose();
  };
  return (
    <div className={css.line}>
      <TextInput
        className={css.grow ?? ''}
        aria-label={t('address')}
        placeholder={t('address')}
        value={address}
        autoFocus
        onChange={(event) => setAddress(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (isComposingKey(event)) return;
          if (event.key === 'Escape') onClose();
          else if (event.key === 'Enter') apply();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <Button variant="default" onClick={apply} disabled={address.trim() === ''}>
        {t('setLink')}
      </Button>
      {href !== '' && (
        <Button
          variant="subtle"
          onClick={() => {
            onRun(link(''));
            onClose();
          }}
        >
          {t('removeLink')}
        </Button>
      )}
      <Button variant="subtle" onClick={onClose}>
        {t('common:actions.close')}
      </Button>
    </div>
  );
}

/** People write `www.example.com`; what runs something is no address. */
function addressOf(typed: string): string {
  const address = typed.trim();
  if (/^(https?:|mailto:|tel:|article:|attachment:|#)/i.test(address)) return address;
  return /^[^\s@]+@[^\s@]+$/.test(address) ? `mailto:${address}` : `https://${address.replace(/^[a-z]+:/i, '')}`;
}

function PictureForm({ alt, onRun }: Pick<Props, 'onRun'> & { readonly alt: string }) {
  const { t } = useTranslation('article-editor');
  const [words, setWords] = useState(alt);
  const keep = () => {
    if (words !== alt) onRun(describePicture(words));
  };
  return (
    <div className={css.line}>
      <TextInput
        className={css.grow ?? ''}
        label={t('pictureWords')}
        value={words}
        maxLength={300}
        onChange={(event) => setWords(event.currentTarget.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || isComposingKey(event)) return;
          event.preventDefault();
          keep();
        }}
      />
    </div>
  );
}
