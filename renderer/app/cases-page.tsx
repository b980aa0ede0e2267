import type { CaseId } from '#domain/model/ids.ts';
import { CallNoteForm } from '../calls/call-note-form.tsx';
import { CasesArea } from '../cases/cases-area.tsx';
import { UndoBar } from '../cases/composer/undo-bar.tsx';
import { CaseView } from '../cases/view/case-view.tsx';
import type { CallFormSlotProps } from '../cases/view/composer.tsx';
import { useRoute } from '../state/core-context.tsx';

/** The area of cases with the call note from the area of calls. */
export function CasesPage() {
  const id = useRoute((route) => route.id);
  return (
    <>
      <CasesArea renderCallForm={callForm} />
      {(id === null || id === 'new') && <UndoBar caseId={null} floating />}
    </>
  );
}

/** One case without the list beside it. */
export function CaseAlone({ caseId, onBack }: { readonly caseId: CaseId; onBack(): void }) {
  return <CaseView caseId={caseId} onBack={onBack} renderCallForm={callForm} />;
}

function callForm({ detail, onRecorded }: CallFormSlotProps) {
  const phone = detail.customer?.contactPoints.find((point) => point.kind === 'phone');
  return (
    <CallNoteForm
      caseId={detail.id}
      customerId={detail.fields.customerId}
      teamId={detail.fields.teamId}
      phone={phone?.value ?? ''}
      onSaved={onRecorded}
    />
  );
}
