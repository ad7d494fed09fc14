import { useTranslation } from 'react-i18next';

import en from './en.json';

/** Lists of codes that the service may extend before the interface knows them. */
interface Codes {
  source: keyof typeof en.source;
  reason: keyof typeof en.reason;
  status: keyof typeof en.status;
  feature: keyof typeof en.feature;
  evidence: keyof typeof en.evidence;
  outcome: keyof typeof en.outcome;
}

/** Names a code of an open list; one that the catalogue does not know is shown as it is. */
export function useCodeName(): (list: keyof Codes, code: string) => string {
  const { t } = useTranslation();
  return (list, code) => {
    if (!(code in en[list])) return code;
    if (list === 'source') return t(`source.${code as Codes['source']}`);
    if (list === 'reason') return t(`reason.${code as Codes['reason']}`);
    if (list === 'feature') return t(`feature.${code as Codes['feature']}`);
    if (list === 'evidence') return t(`evidence.${code as Codes['evidence']}`);
    if (list === 'outcome') return t(`outcome.${code as Codes['outcome']}`);
    return t(`status.${code as Codes['status']}`);
  };
}
