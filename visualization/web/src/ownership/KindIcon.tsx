import bank from './icons/public-body.svg';
import company from './icons/company.svg';
import fund from './icons/fund.svg';
import nominee from './icons/nominee.svg';
import person from './icons/person.svg';
import unknown from './icons/unknown.svg';
import { useTranslation } from 'react-i18next';

import type { PartyKind } from '../graphql/graphql';

const ICONS: Record<PartyKind, string> = {
  COMPANY: company,
  PERSON: person,
  FUND: fund,
  PUBLIC_BODY: bank,
  NOMINEE: nominee,
  UNKNOWN: unknown,
};

/** What a party is, as an icon with its name. */
export function KindIcon({ kind }: { kind: PartyKind }) {
  const { t } = useTranslation();
  return <img className="kind-icon" src={ICONS[kind]} alt={t(`kind.${kind}`)} title={t(`kind.${kind}`)} width="18" height="18" />;
}
