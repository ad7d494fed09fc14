import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import { displayName } from '../../ownership/partyName';
import type { AccountFacts } from './AccountPage';

/** Who works for the account, and how to reach them. */
export function ContactList({ account, onSelect }: { account: AccountFacts; onSelect: (personId: string) => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (account.contacts.length === 0) return <p className="muted">{t('account.noContacts')}</p>;
  return (
    <ul className="contacts">
      {account.contacts.map((contact) => (
        <li key={contact.id}>
          <span>
            <strong>{displayName(contact, language)}</strong> <span className="muted">{titleAt(contact, account.id)}</span>
          </span>
          <span className="muted">{[contact.phone, contact.email].filter(Boolean).join(' · ')}</span>
          <Button size="small" onClick={() => onSelect(contact.id)} aria-label={t('intro.findFor', { name: displayName(contact, language) })}>
            {t('intro.find')}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** Title and department of a contact in a company; empty if unknown. */
export function titleAt(contact: AccountFacts['contacts'][number], companyId: string): string {
  const position = contact.positions.find((one) => one.company.id === companyId) ?? contact.positions[0];
  return [position?.title, position?.department].filter(Boolean).join(' · ');
}
