import { Link } from 'react-router';

import { useLanguage } from '../app/useLanguage';
import type { PartyNameFragment } from '../graphql/graphql';
import { KindIcon } from './KindIcon';
import { partyAddress } from './partyAddress';
import { displayName } from './partyName';

/** The name of a party with the icon of its kind, leading to its page. */
export function PartyLink({ party }: { party: PartyNameFragment }) {
  const { language } = useLanguage();
  const name = displayName(party, language);
  return (
    <span className="party-link">
      <KindIcon kind={party.kind} />
      <Link to={partyAddress(party)}>{name}</Link>
    </span>
  );
}
