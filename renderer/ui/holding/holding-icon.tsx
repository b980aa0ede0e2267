import { ClipboardList, FileText, Package, ShoppingBag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HoldingKind } from '#domain/model/choices.ts';

const icons = { asset: Package, order: ShoppingBag, contract: FileText, plan: ClipboardList } as const;

export function HoldingIcon({ kind, size = 14 }: { readonly kind: HoldingKind; readonly size?: number }) {
  const { t } = useTranslation('holdings');
  const Icon = icons[kind];
  return (
    <span title={t(`kind.${kind}`)} style={{ display: 'flex', flex: 'none' }}>
      <Icon size={size} aria-hidden="true" />
      <span className="hf-visually-hidden">{t(`kind.${kind}`)}</span>
    </span>
  );
}
