import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { useLanguage } from '../../app/useLanguage';
import type { ComparedPartyFragment, ReviewedPairFragment } from '../../graphql/graphql';
import { useCodeName } from '../../i18n/useCodeName';
import { countryName } from '../company/CompanyHeader';
import { partyAddress } from '../partyAddress';
import { stakeText } from '../stake';
import { differences, type Piece } from './differences';

interface Compared {
  name: string;
  left: string;
  right: string;
}

/** Two records side by side, line by line; what only one of them has is marked. */
export function PairComparison({ pair }: { pair: ReviewedPairFragment }) {
  const { t } = useTranslation();
  const lines = useLines(pair.left, pair.right);
  return (
    <div className="pair-scroller" tabIndex={0} role="region" aria-label={t('review.comparison')}>
      <table className="pair">
        <thead>
          <tr>
            <th scope="col">{t('review.what')}</th>
            <th scope="col"><Link to={partyAddress(pair.left)}>{t('review.left')}</Link></th>
            <th scope="col"><Link to={partyAddress(pair.right)}>{t('review.right')}</Link></th>
            <th scope="col">{t('review.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.name} {...line} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Line({ name, left, right }: Compared) {
  const { t } = useTranslation();
  const [ours, theirs] = differences(left, right);
  const verdict = left === '' || right === '' ? 'missing' : left === right ? 'equal' : 'differs';
  return (
    <tr className={verdict}>
      <th scope="row">{name}</th>
      <td><Marked pieces={ours} alone={right === ''} /></td>
      <td><Marked pieces={theirs} alone={left === ''} /></td>
      <td className="verdict">{t(`review.${verdict}`)}</td>
    </tr>
  );
}

function Marked({ pieces, alone }: { pieces: readonly Piece[]; alone: boolean }) {
  if (pieces.length === 0) return <span className="muted">–</span>;
  return pieces.map(({ text, same }, at) => (same || alone ? <span key={at}>{text}</span> : <mark key={at}>{text}</mark>));
}

function useLines(left: ComparedPartyFragment, right: ComparedPartyFragment): Compared[] {
  const { t } = useTranslation();
  const codeName = useCodeName();
  const { language, format } = useLanguage();
  const stakes = (some: ComparedPartyFragment['holders']): string =>
    some
      .map(({ partyName, percentMin, percentMax }) => {
        const exact = percentMin === percentMax ? percentMin : null;
        return `${partyName} ${stakeText({ percent: exact, percentMin, percentMax, percentMinOpen: false, percentMaxOpen: false }, format, t)}`;
      })
      .join('\n');
  const facts: [string, (party: ComparedPartyFragment) => string | null][] = [
    [t('export.name'), (party) => party.name],
    [t('review.otherNames'), (party) => party.otherNames.join('\n')],
    [t('export.kind'), (party) => t(`kind.${party.kind}`)],
    [t('company.identifiers'), (party) => party.identifiers.map((one) => `${one.scheme} ${one.value}`).join('\n')],
    [t('company.jurisdiction'), (party) => party.jurisdiction && countryName(party.jurisdiction, language)],
    [t('company.region'), (party) => party.region],
    [t('review.address'), (party) => party.address],
    [t('company.legalForm'), (party) => party.legalForm],
    [t('company.status'), (party) => party.status && codeName('status', party.status)],
    [t('company.foundedOn'), (party) => party.foundedOn && format.date(party.foundedOn)],
    [t('review.birthDate'), (party) => party.birthDate],
    [t('details.holders'), (party) => stakes(party.holders)],
    [t('details.holdings'), (party) => stakes(party.holdings)],
    [t('stake.source'), (party) => [...new Set(party.records.map((one) => codeName('source', one.source)))].join('\n')],
  ];
  return facts
    .map(([name, read]) => ({ name, left: read(left) ?? '', right: read(right) ?? '' }))
    .filter((line) => line.left !== '' || line.right !== '');
}
