import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Fold } from '../../app/Fold';
import { useLanguage } from '../../app/useLanguage';
import type { CompanyFactsQuery } from '../../graphql/graphql';
import { useCodeName } from '../../i18n/useCodeName';
import { MakeAccount } from '../../relationships/accounts/MakeAccount';
import { KindIcon } from '../KindIcon';
import { displayName } from '../partyName';
import { Identifiers } from './Identifiers';

export type Company = NonNullable<CompanyFactsQuery['company']>;

/** Names, identifiers and registered facts of a company. */
export function CompanyHeader({ company }: { company: Company }) {
  const { t } = useTranslation();
  const codeName = useCodeName();
  const { language, format } = useLanguage();
  const name = displayName(company, language);
  const others = [company.name, ...company.otherNames].filter((one) => one !== name);
  const country = company.jurisdiction ? countryName(company.jurisdiction, language) : null;
  return (
    <header className="company-header">
      <div className="company-title">
        <KindIcon kind={company.kind} />
        <h1>{name}</h1>
        {company.isAccount ? <span className="chip account">{t('company.account')}</span> : null}
        {company.fictional ? <span className="chip">{t('company.fictional')}</span> : null}
        {company.stub ? <span className="chip">{t('company.stub')}</span> : null}
        <span className="company-action">
          <MakeAccount company={company} />
        </span>
        {others.length > 0 ? <p className="muted other-names">{others.join(' · ')}</p> : null}
      </div>
      <Fold title={t('company.facts')}>
        <dl className="facts">
        <Fact name={t('company.identifiers')} value={company.identifiers.length > 0 ? <Identifiers identifiers={company.identifiers} /> : null} />
        <Fact name={t('company.status')} value={company.status && codeName('status', company.status)} />
        <Fact name={t('company.jurisdiction')} value={country} />
        <Fact name={t('company.region')} value={company.region} />
        <Fact name={t('company.industry')} value={company.industry} />
        <Fact name={t('company.legalForm')} value={company.legalForm} />
        <Fact name={t('company.foundedOn')} value={company.foundedOn ? format.date(company.foundedOn) : null} />
      </dl>
      </Fold>
    </header>
  );
}

function Fact({ name, value }: { name: string; value: ReactNode }) {
  if (!value) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The name of a country for its ISO code; a region such as "US-DE" keeps its code. */
export function countryName(code: string, language: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code;
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
}
