import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import type { RunFactsFragment } from '../../graphql/graphql';

type Counts = RunFactsFragment['counts'];

const CHANGES = ['created', 'changed', 'unchanged', 'ended'] as const;

/** What an import read and what it did to parties and stakes. */
export function RunCounts({ counts }: { counts: Counts }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const figures = [
    { name: t('import.read'), value: counts.read },
    { name: t('import.acceptedName'), value: counts.accepted },
    { name: t('import.quarantined'), value: counts.quarantined },
    { name: t('import.duplicates'), value: counts.duplicates },
  ];
  return (
    <>
      <dl className="figures">
        {figures.map((figure) => (
          <div key={figure.name}>
            <dd>{format.count(figure.value)}</dd>
            <dt>{figure.name}</dt>
          </div>
        ))}
      </dl>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('import.changes')}>
        <table className="plain-table">
          <caption className="visually-hidden">{t('import.changes')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('import.what')}</th>
              {CHANGES.map((change) => (
                <th scope="col" key={change} className="number">
                  {t(`change.${change}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(['parties', 'holdings', 'ties'] as const).map((what) => (
              <tr key={what}>
                <th scope="row">{t(`import.${what}`)}</th>
                {CHANGES.map((change) => (
                  <td key={change} className="number">
                    {format.count(counts[what][change])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Notices notices={counts.notices} />
    </>
  );
}

function Notices({ notices }: { notices: Counts['notices'] }) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  if (notices.length === 0) return null;
  return (
    <details className="notices">
      <summary>{t('import.notices', { count: notices.length })}</summary>
      <ul>
        {notices.map((one) => (
          <li key={one.notice}>
            {one.notice} <span className="muted">× {format.count(one.count)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
