import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';

import { problemOf } from '../../app/problem';
import { Failed, Loading } from '../../app/StateViews';
import { useLanguage } from '../../app/useLanguage';
import { PowerMapChangesDocument } from '../../graphql/graphql';
import { useScales } from '../useScales';

/** What differs between two days of a map, as a table. */
export function MapChanges({ accountId, from, to }: { accountId: string; from: string; to: string | null }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const scales = useScales();
  const later = to ?? dayjs().format('YYYY-MM-DD');
  const [{ data, fetching, error }] = useQuery({ query: PowerMapChangesDocument, variables: { accountId, from, to: later }, requestPolicy: 'network-only' });
  const word = (attribute: string | null, text: string | null): string =>
    text === null ? '–' : attribute === null ? text : text.split(/,\s*/).map((code) => scales.word(attribute, code)).join(t('account.listComma'));
  if (error) return <Failed problem={problemOf(error)} />;
  if (fetching || !data) return <Loading />;
  const title = t('map.changesBetween', { from: format.date(from), to: format.date(later) });
  return (
    <section className="card part" aria-label={title} data-testid="map-changes">
      <h2>{title}</h2>
      {data.powerMapChanges.length === 0 ? <p className="muted">{t('map.noChanges')}</p> : null}
      <div className="table-scroller" tabIndex={0} role="region" aria-label={title}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('map.person')}</th>
              <th scope="col">{t('map.change')}</th>
              <th scope="col">{t('map.attribute')}</th>
              <th scope="col">{t('map.before')}</th>
              <th scope="col">{t('map.after')}</th>
            </tr>
          </thead>
          <tbody>
            {data.powerMapChanges.map((one, at) => (
              <tr key={at}>
                <th scope="row">{one.toName ? `${one.name} → ${one.toName}` : one.name}</th>
                <td>{t(`mapChange.${one.kind}`)}</td>
                <td>{one.attribute ? scales.name(one.attribute) : '–'}</td>
                <td>{word(one.attribute, one.before)}</td>
                <td>{word(one.attribute, one.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
