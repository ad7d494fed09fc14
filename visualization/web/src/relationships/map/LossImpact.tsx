import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';

import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { useLanguage } from '../../app/useLanguage';
import { LossImpactDocument } from '../../graphql/graphql';
import { displayName } from '../../ownership/partyName';
import { StatusLight } from '../StatusLight';

/** What accounts lose when a person leaves; asked for on request, since it looks at all maps. */
export function LossImpact({ personId }: { personId: string }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  if (!asked) return <Button onClick={() => setAsked(true)}>{t('loss.ask')}</Button>;
  return <Losses personId={personId} />;
}

function Losses({ personId }: { personId: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [{ data, error }] = useQuery({ query: LossImpactDocument, variables: { personId }, requestPolicy: 'network-only' });
  if (error) return <Failed problem={problemOf(error)} />;
  if (!data) return <Loading />;
  return (
    <section className="losses" aria-label={t('loss.ask')}>
      <h3>{t('loss.ask')}</h3>
      {data.lossImpact.length === 0 ? <p className="muted">{t('loss.nothing')}</p> : null}
      <ul>
        {data.lossImpact.map((one) => (
          <li key={one.account.id}>
            <Link to={`/account/${one.account.id}?tab=map`}>{displayName(one.account, language)}</Link>
            <span className="account-status">
              <StatusLight status={one.before} /> → <StatusLight status={one.after} />
            </span>
            {one.onlyPath ? <span className="chip warn">{t('loss.onlyPath')}</span> : null}
            {one.subsidiaries.length > 0 ? <span className="muted">{t('loss.subsidiaries', { count: one.subsidiaries.length })}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
