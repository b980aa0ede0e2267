import { type LucideIcon, Mail, MapPin, MessageCircle, Phone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ContactKind } from '#domain/model/choices.ts';

const icons: Readonly<Record<ContactKind, LucideIcon>> = {
  phone: Phone,
  email: Mail,
  chat: MessageCircle,
  address: MapPin,
};

export function ContactKindIcon({ kind }: { readonly kind: ContactKind }) {
  const { t } = useTranslation();
  const Icon = icons[kind];
  return (
    <>
      <Icon size={14} aria-hidden="true" />
      <span className="hf-visually-hidden">{t(`contactKind.${kind}`)}</span>
    </>
  );
}
