import { ActionIcon } from '@mantine/core';
import { Check, Copy, type LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly text: string;
  readonly label: string;
  readonly icon?: LucideIcon;
}

/** Copies a text and says so for a moment. */
export function CopyButton({ text, label, icon: Icon = Copy }: Props) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <ActionIcon
      size={24}
      aria-label={copied ? t('actions.copied') : label}
      title={copied ? t('actions.copied') : label}
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setCopied(true),
          // Without the permission there is nothing to tell: the text stands beside the button.
          () => {},
        );
      }}
    >
      {copied ? <Check size={13} /> : <Icon size={13} />}
    </ActionIcon>
  );
}
