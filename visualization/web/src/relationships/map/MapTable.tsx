import { useTranslation } from 'react-i18next';

import type { MapFactsFragment, StakeholderFactsFragment } from '../../graphql/graphql';
import type { AccountFacts } from '../account/AccountPage';
import { titleAt } from '../account/ContactList';
import { useScales } from '../useScales';
import { orgChart } from './orgChart';
import { useStakeholderName } from './StakeholderCard';

interface Props {
  account: AccountFacts;
  map: MapFactsFragment;
  selected: string | null;
  onSelect: (id: string) => void;
}

/** The title of a stakeholder in the account; empty for placeholders and people of elsewhere. */
export function titleOf(account: AccountFacts, who: StakeholderFactsFragment): string {
  const contact = account.contacts.find((one) => one.id === who.stakeholderId);
  return contact ? titleAt(contact, account.id) : '';
}

/** The map as a table: the same people, the same selection, everything in words. */
export function MapTable({ account, map, selected, onSelect }: Props) {
  const { t } = useTranslation();
  const scales = useScales();
  const nameOf = useStakeholderName();
  const { order, boss } = orgChart(map);
  const names = new Map(map.stakeholders.map((one) => [one.stakeholderId, nameOf(one)]));
  const lines = (id: string): string =>
    map.influences
      .filter((line) => line.from === id || (line.conflict && line.to === id))
      .map((line) => `${line.conflict ? t('map.against') : t('map.influences')} ${names.get(line.from === id ? line.to : line.from) ?? ''}`)
      .join(t('account.listComma'));
  return (
    <section className="map-table" aria-label={t('map.table')}>
      <div className="table-scroller" tabIndex={0} role="region" aria-label={t('map.table')}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('map.person')}</th>
              <th scope="col">{scales.name('buyingRoles')}</th>
              <th scope="col">{scales.name('support')}</th>
              <th scope="col">{scales.name('politicalStatus')}</th>
              <th scope="col">{scales.name('coverage')}</th>
              <th scope="col">{t('map.reportsTo')}</th>
              <th scope="col">{t('map.lines')}</th>
              <th scope="col">{t('map.marks')}</th>
            </tr>
          </thead>
          <tbody>
            {order.map((who) => (
              <tr key={who.stakeholderId} className={selected === who.stakeholderId ? 'selected' : ''}>
                <th scope="row">
                  <button type="button" className="link-button" aria-pressed={selected === who.stakeholderId} onClick={() => onSelect(who.stakeholderId)}>
                    {nameOf(who)}
                  </button>
                  <span className="muted">{who.placeholder ? t('map.placeholderMark') : titleOf(account, who)}</span>
                </th>
                <td>{who.buyingRoles.map((role) => scales.word('buyingRoles', role)).join(t('account.listComma')) || '–'}</td>
                <td>
                  <span className={`legend-stance stance-${who.support.toLowerCase()}`}>
                    {scales.sign(who.support)} {scales.word('support', who.support)}
                  </span>
                </td>
                <td>{scales.word('politicalStatus', who.politicalStatus)}</td>
                <td>{scales.word('coverage', who.coverage)}</td>
                <td>{names.get(boss.get(who.stakeholderId) ?? '') ?? '–'}</td>
                <td>{lines(who.stakeholderId) || '–'}</td>
                <td>{[who.champion ? t('map.champion') : '', who.stale.length > 0 ? t('map.stale') : ''].filter(Boolean).join(t('account.listComma')) || '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
