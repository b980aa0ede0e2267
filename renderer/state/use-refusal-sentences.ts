import { useTranslation } from 'react-i18next';
import { failureKinds } from '#domain/contract/failure.ts';
import { useFailureSentence } from './failure-sentence.ts';

const commands = ['case.note', 'case.edit', 'case.tag', 'case.status', 'case.assign', 'escalation.raise'] as const;
/** Their sentences name what only the refusal itself knew. */
const lacking = new Set<string>(['steps-missing', 'fields-missing', 'bad-request']);

/** What of a rule was refused, `command: kind` with commas between them, in whole sentences. */
export function useRefusalSentences(): (refused: string) => readonly string[] {
  const { t } = useTranslation('triggers');
  const failureSentence = useFailureSentence();
  return (refused) =>
    refused.split(', ').map((each) => {
      const [name, kind] = each.split(': ', 2);
      const command = commands.find((known) => known === name);
      const known = failureKinds.find((one) => one === kind);
      if (!command || !known) return each;
      const why = lacking.has(known) ? t('notDone.lacks') : failureSentence({ kind: known, message: '' });
      return t(`notDone.${command}`, { why });
    });
}
