import { useTranslation } from 'react-i18next';
import { isLead, mayApproveKnowledge } from '#domain/rules/rights.ts';
import { useAgent } from '../state/core-context.tsx';
import { Page } from '../ui/page.tsx';
import { AboutSection } from './about-section.tsx';
import { AccountSection } from './account-section.tsx';
import { AppointmentRulesSection } from './appointment-rules-section.tsx';
import { ApprovalLimitsSection } from './approval-limits-section.tsx';
import { CalendarsSection } from './calendars/calendars-section.tsx';
import { CareRulesSection } from './care-rules-section.tsx';
import { CaseFieldsSection } from './case-fields/case-fields-section.tsx';
import { ChecklistsSection } from './checklists-section.tsx';
import { EscalationRulesSection } from './escalation-rules-section.tsx';
import { FilesSection } from './files-section.tsx';
import { FollowUpRulesSection } from './follow-up-rules-section.tsx';
import { LookSection } from './look-section.tsx';
import { MacrosSection } from './macros/macros-section.tsx';
import { MeaningSection } from './meaning-section.tsx';
import { NotificationsSection } from './notifications-section.tsx';
import { OnCallSection } from './on-call-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { PhonesSection } from './phones-section.tsx';
import { SearchIndexSection } from './search-index-section.tsx';
import { ServiceLevelsSection } from './service-levels/service-levels-section.tsx';
import css from './settings.module.css';
import { ShortcutsSection } from './shortcuts-section.tsx';
import { StatusRulesSection } from './status-rules-section.tsx';
import { SynonymsSection } from './synonyms-section.tsx';
import { TeamsSection } from './teams-section.tsx';
import { TriggersSection } from './triggers/triggers-section.tsx';
import { WritingSection } from './writing-section.tsx';

export function SettingsPage() {
  const { t } = useTranslation('settings');
  const me = useAgent();
  const isAdmin = me.role === 'admin';
  return (
    <Page title={t('title')} sunken>
      <div className={css.page}>
        <LookSection />
        <ShortcutsSection />
        <WritingSection />
        <NotificationsSection />
        <FilesSection />
        <SearchIndexSection />
        <MeaningSection />
        <AccountSection />
        {isLead(me) && <PhonesSection />}
        {isLead(me) && <CalendarsSection />}
        {isLead(me) && <ServiceLevelsSection />}
        <MacrosSection />
        {isLead(me) && <TriggersSection />}
        {isLead(me) && <ChecklistsSection />}
        {isLead(me) && <EscalationRulesSection />}
        {isLead(me) && <FollowUpRulesSection />}
        {isLead(me) && <CareRulesSection />}
        {isLead(me) && <AppointmentRulesSection />}
        {isLead(me) && <OnCallSection />}
        {mayApproveKnowledge(me) && <SynonymsSection />}
        {isAdmin && <StatusRulesSection />}
        {isAdmin && <CaseFieldsSection />}
        {isAdmin && <ApprovalLimitsSection />}
        {isAdmin && <PeopleSection />}
        {isAdmin && <TeamsSection />}
        <AboutSection />
      </div>
    </Page>
  );
}
