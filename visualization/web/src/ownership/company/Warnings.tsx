import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import type { CustomerTreeQuery } from '../../graphql/graphql';
import { displayName } from '../partyName';

type Warning = CustomerTreeQuery['customerTree']['warnings'][number];

const SHOWN = 5;

/** What is odd about the data, in words. Nothing was left out of the computation because of it. */
export function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  const { t } = useTranslation();
  const { language, format } = useLanguage();
  if (warnings.length === 0) return null;
  const words = warnings.map((warning) => ({
    key: `${warning.kind} ${warning.party.id}`,
    text: t(`warning.${warning.kind}`, {
      name: displayName(warning.party, language),
      percent: warning.percent === null ? t('stake.undisclosed') : format.computed(warning.percent),
    }),
  }));
  return (
    <details className="warnings">
      <summary>{t('warning.summary', { count: words.length })}</summary>
      <ul>
        {words.slice(0, SHOWN).map((one) => (
          <li key={one.key}>{one.text}</li>
        ))}
        {words.length > SHOWN ? <li>{t('warning.further', { count: words.length - SHOWN })}</li> : null}
      </ul>
    </details>
  );
}
