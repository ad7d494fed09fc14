import { ApartmentOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useLanguage } from '../../app/useLanguage';
import { displayName } from '../../ownership/partyName';
import { StatusLight, StatusReason } from '../StatusLight';
import type { AccountFacts } from './AccountPage';

/** Names of an account, its light and why it is so. */
export function AccountHeader({ account }: { account: AccountFacts }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { company, powerMap } = account;
  const name = displayName(company, language);
  const others = [company.name, ...company.otherNames].filter((one) => one !== name);
  return (
    <header className="account-header" data-testid="account-header">
      <div className="company-title">
        <h1>{name}</h1>
        {account.tier ? <span className="chip account">{t('account.tierOf', { tier: account.tier })}</span> : null}
        {company.fictional ? <span className="chip">{t('company.fictional')}</span> : null}
        <Link className="to-company" to={`/company/${company.id}`}>
          <ApartmentOutlined aria-hidden="true" /> {t('account.toCompany')}
        </Link>
        {others.length > 0 ? <p className="muted other-names">{others.join(' · ')}</p> : null}
      </div>
      <p className="account-status" data-testid="status">
        <StatusLight status={powerMap?.status ?? 'NOT_MAPPED'} />
        {powerMap ? <StatusReason reason={powerMap.statusReason} /> : <span className="status-reason">{t('account.noMap')}</span>}
      </p>
    </header>
  );
}
