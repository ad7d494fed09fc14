import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import { LOCALES } from '../../i18n/language';
import { countryName } from '../../ownership/company/CompanyHeader';
import { Identifiers } from '../../ownership/company/Identifiers';
import { PartyLink } from '../../ownership/PartyLink';
import { StatusLight, StatusReason } from '../StatusLight';
import { TriangleGaps } from '../team/TriangleGaps';
import { useScales } from '../useScales';
import { ContactList } from './ContactList';
import type { AccountFacts } from './AccountPage';
import type { AccountView } from './accountView';
import { EditAccount } from './EditAccount';

interface Props {
  account: AccountFacts;
  change: (part: Partial<AccountView>) => void;
}

/** Slots that later parts of Irontree fill. */
const LATER = ['opportunities', 'quotes', 'orders', 'receivables', 'risks'] as const;

/** All of an account at a glance, each part leading to its page. */
export function OverviewTab({ account, change }: Props) {
  const { t } = useTranslation();
  const { powerMap } = account;
  const goTo = (tab: AccountView['tab']) => <Button type="link" onClick={() => change({ tab })}>{t('account.openTab')}</Button>;
  return (
    <div className="overview">
      <Part title={t('account.facts')} extra={<EditAccount account={account} />}>
        <Facts account={account} />
      </Part>
      <Part title={t('account.map')} extra={goTo('map')}>
        <p className="account-status">
          <StatusLight status={powerMap?.status ?? 'NOT_MAPPED'} />
          {powerMap ? <StatusReason reason={powerMap.statusReason} /> : t('account.noMap')}
        </p>
        <p className="muted">{t('map.people', { count: powerMap?.stakeholders.length ?? 0 })}</p>
      </Part>
      <Part title={t('account.team')} extra={goTo('team')}>
        <TeamShort account={account} />
      </Part>
      <Part title={t('account.contacts')}>
        <ContactList account={account} onSelect={(id) => change({ tab: 'introductions', selected: id })} />
      </Part>
      <Part title={t('account.later')}>
        <p className="muted">{t('account.laterWhy')}</p>
        <ul className="later">
          {LATER.map((slot) => (
            <li key={slot}>
              {t(`account.slot.${slot}`)} <span className="muted">–</span>
            </li>
          ))}
        </ul>
      </Part>
    </div>
  );
}

function Part({ title, extra, children }: { title: string; extra?: ReactNode; children: ReactNode }) {
  return (
    <section className="card part" aria-label={title}>
      <div className="section-head">
        <h2>{title}</h2>
        {extra}
      </div>
      {children}
    </section>
  );
}

function Facts({ account }: { account: AccountFacts }) {
  const { t } = useTranslation();
  const { language, format } = useLanguage();
  const { company, potential } = account;
  const amount = new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency: potential?.currency ?? 'CNY', maximumFractionDigits: 0 });
  const facts: [string, ReactNode][] = [
    [t('account.segment'), account.segment],
    [t('account.potential'), potential ? amount.format(Number(potential.amount)) : null],
    [t('account.since'), account.since ? format.date(account.since) : null],
    [t('account.parent'), company.ultimateParent && company.ultimateParent.id !== company.id ? <PartyLink party={company.ultimateParent} /> : null],
    [t('company.jurisdiction'), company.jurisdiction ? countryName(company.jurisdiction, language) : null],
    [t('company.region'), company.region],
    [t('company.industry'), company.industry],
    [t('company.identifiers'), company.identifiers.length > 0 ? <Identifiers identifiers={company.identifiers} /> : null],
    [t('coverage.gaps'), company.coverage && company.coverage.gaps.length > 0 ? company.coverage.gaps.map((gap) => t(`coverageGap.${gap}`)).join(t('account.listComma')) : null],
  ];
  return (
    <dl className="facts">
      {facts.filter(([, value]) => Boolean(value)).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function TeamShort({ account }: { account: AccountFacts }) {
  const { t } = useTranslation();
  const scales = useScales();
  return (
    <>
      <TriangleGaps account={account} />
      {account.team.length === 0 ? <p className="muted">{t('team.nobody')}</p> : null}
      <ul className="team-short">
        {account.team.map((seat) => (
          <li key={seat.id}>
            <span className="muted">{scales.word('role', seat.role)}</span> {seat.user.name}
          </li>
        ))}
      </ul>
    </>
  );
}
