import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../state/core-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useDraft } from '../../state/use-draft.ts';
import { LoadingState } from '../../ui/states.tsx';
import { type OrganisationDraft, OrganisationForm, type OrganisationValues } from './organisation-form.tsx';

const blank: OrganisationValues = { name: '', notes: '', accountManagerId: null };

export function NewOrganisation() {
  const { t } = useTranslation('organisations');
  const navigation = useNavigation();
  const draft = useDraft<OrganisationDraft>('organisation', '', { rev: 0, base: blank, values: blank });
  const { run, running } = useCommand();

  if (!draft.loaded) return <LoadingState />;
  const { values } = draft.content;
  const save = async () => {
    const saved = await run('organisation.add', values);
    if (!saved.ok) return;
    await draft.finish();
    const organisation = saved.value.made?.id;
    navigation.replace('customers', 'organisations', organisation === undefined ? {} : { organisation });
  };
  return (
    <OrganisationForm
      title={t('newTitle')}
      values={values}
      savedAt={draft.savedAt}
      running={running}
      onChange={(next) => draft.change({ ...draft.content, values: next })}
      onBlur={() => void draft.flush()}
      onSave={() => void save()}
      onClose={() => navigation.replace('customers', 'organisations')}
      onDiscard={() => void draft.finish()}
    />
  );
}
