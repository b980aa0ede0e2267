import { Button, Modal, Select, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#domain/contract/ipc/case-views.ts';
import type { FollowedPlan } from '#domain/contract/ipc/relation-views.ts';
import type { DefinitionId } from '#domain/model/ids.ts';
import { type EmergencyPlan, emergencyPlanContent } from '#domain/rules/definitions/emergency-plan.ts';
import { useAgent } from '../../state/core-context.tsx';
import { useCommand } from '../../state/use-command.ts';
import { useQuery } from '../../state/use-query.ts';
import { DialogButtons } from '../../ui/dialog-buttons.tsx';
import { PlanForm } from './plan-form.tsx';
import { isPlain } from './plan-text.ts';
import css from './relations.module.css';

interface Props {
  readonly detail: CaseDetail;
  /** Those it follows already. */
  readonly plans: readonly FollowedPlan[];
  onClose(): void;
}

/** Makes the case an incident, with or without an emergency plan; leads can write a plan on the spot. */
export function DeclareDialog({ detail, plans, onClose }: Props) {
  const { t } = useTranslation(['relations', 'common']);
  const { role } = useAgent();
  const { run, running } = useCommand();
  const defined = useQuery('definitions.list', { kind: 'emergency-plan' }, { collections: ['definition'] }).value;
  const [planId, setPlanId] = useState<DefinitionId | null>(null);
  const [writing, setWriting] = useState<'new' | 'chosen' | null>(null);
  const offered = (defined ?? []).flatMap(({ id, name, active, position, content }) => {
    const parsed = emergencyPlanContent.safeParse(content);
    const follows = plans.some((plan) => plan.id === id);
    return active && !follows && parsed.success ? [{ id, name, position, content: parsed.data }] : [];
  });
  const chosen = offered.find(({ id }) => id === planId);
  const isIncident = detail.fields.type === 'incident';
  const declare = async () => {
    const declared = await run('case.incident', { caseId: detail.id, planId: chosen?.id ?? null });
    if (declared.ok) onClose();
  };
  const save = async (name: string, content: EmergencyPlan) => {
    const changed = writing === 'chosen' && chosen ? { definitionId: chosen.id, position: chosen.position } : {};
    const saved = await run('definition.save', { kind: 'emergency-plan', name, content, ...changed });
    // What was looked at and left as it is is saved already.
    if (!saved.ok && saved.failure.kind !== 'nothing-to-do') return;
    if (saved.ok && writing === 'new') setPlanId((saved.value.made?.id ?? null) as DefinitionId | null);
    setWriting(null);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(isIncident ? 'incident.choosePlan' : 'incident.declare')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:actions.close') }}
    >
      {writing !== null ? (
        <PlanForm
          plan={writing === 'chosen' ? chosen : undefined}
          running={running}
          onSave={(name, content) => void save(name, content)}
          onClose={() => setWriting(null)}
        />
      ) : (
        <Stack gap="sm">
          <p className={css.hint}>{t('declare.hint')}</p>
          <Select
            label={t('declare.plan')}
            placeholder={t(offered.length > 0 ? 'declare.choose' : 'declare.noPlans')}
            data={offered.map(({ id, name }) => ({ value: id, label: name }))}
            value={planId}
            clearable
            data-autofocus
            onChange={(next) => setPlanId(next as DefinitionId | null)}
          />
          {chosen && (
            <ol className={css.tell} aria-label={t('declare.steps')}>
              {chosen.content.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          )}
          <DialogButtons
            label={t(isIncident ? 'declare.follow' : 'declare.confirm')}
            ready={!isIncident || chosen !== undefined}
            running={running}
            onConfirm={() => void declare()}
            onClose={onClose}
            aside={
              role !== 'agent' && (
                <>
                  <Button variant="subtle" onClick={() => setWriting('new')}>
                    {t('declare.write')}
                  </Button>
                  {chosen && isPlain(chosen.content) && (
                    <Button variant="subtle" onClick={() => setWriting('chosen')}>
                      {t('declare.change')}
                    </Button>
                  )}
                </>
              )
            }
          />
        </Stack>
      )}
    </Modal>
  );
}
