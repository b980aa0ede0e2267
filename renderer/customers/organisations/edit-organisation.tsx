import { useTranslation } from 'react-i18next';
import type { OrganisationDetail } from '#domain/contract/ipc/organisation-views.ts';
import { sameJson } from '#domain/model/json.ts';
import { useNavigation } from '../../state/core-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useDraft } from '../../state/use-draft.ts';
import { LoadingState } from '../../ui/states.tsx';
import { type OrganisationDraft, OrganisationForm, type OrganisationValues } from './organisation-form.tsx';

const written = ['name', 'notes', 'accountManagerId'] as const satisfies readonly (keyof OrganisationValues)[];

/** Sends only what was changed here, so that a colleague's edit of another field stays. */
export function EditOrganisation({ organisation }: { readonly organisation: OrganisationDetail }) {
  const { t } = useTranslation('organisations');
  const navigation = useNavigation();
  const { id, fields } = organisation;
  const now = { name: fields.name, notes: fields.notes, accountManagerId: fields.accountManagerId };
  const draft = useDraft<OrganisationDraft>('organisation', id, { rev: organisation.rev, base: now, values: now });
  const { run, running } = useCommand();

  if (!draft.loaded) return <LoadingState />;
  const { rev, base, values } = draft.content;
  const close = () => navigation.replace('customers', 'organisations', { organisation: id });
  const leave = async () => {
    await draft.finish();
    close();
  };
  const save = async () => {
    const set = Object.fromEntries(
      written.filter((name) => values[name] !== base[name]).map((name) => [name, values[name]]),
    );
    const seen = { collection: 'organisation' as const, id, rev, fields: base };
    const saved = await run('organisation.edit', { organisationId: id, set }, seen);
    if (saved.ok || saved.failure.kind === 'nothing-to-do') await leave();
  };
  return (
    <OrganisationForm
      title={t('editTitle', { name: fields.name })}
      values={values}
      savedAt={sameJson(base, values) ? null : draft.savedAt}
      running={running}
      onChange={(next) => draft.change({ rev, base, values: next })}
      onBlur={() => void draft.flush()}
      onSave={() => void save()}
      onClose={close}
      onDiscard={() => void leave()}
    />
  );
}
